export const alerting = {
  alerting: {
    banner: 'Alarms that wait for somebody',
    first: '{name}: {alarm}',
    simulated: '{name} (simulated)',
    firstAt: '{name}: {alarm}, {value}\u00a0°C',
    several: '{count, plural, one {# alarm} other {# alarms}}. {first}',
    more: '{count, plural, one {and # more} other {and # more}}',
    waiting: '{count, plural, one {# alarm to acknowledge} other {# alarms to acknowledge}}',
    see: 'See alarms',
    fold: 'Make it small',
    unfold: 'Show',
    settings: 'Sound and notifications',
  },
  sound: {
    on: 'Sound is on',
    off: 'Sound is off',
    held: 'The browser holds the sound back: click anywhere',
    none: 'This browser makes no sound',
    label: 'Sound',
    text: 'Two tones at each alarm, again every 30\u00a0s until all are acknowledged. Warnings and clock alarms make none.',
    heldText:
      'The browser holds it back until somebody clicks on this page. It was clicked now: try it.',
    try: 'Try the sound',
  },
  notifications: {
    label: 'Notifications of the browser',
    text: 'One for each alarm, also while another window is in front.',
    denied:
      'The browser blocks those of this address. To allow them, click the sign beside the address, then allow notifications.',
    missing: 'This browser shows none for this address. They need https, or localhost.',
    many: '{count, plural, one {# new alarm} other {# new alarms}}',
  },
  switch: { on: 'On', off: 'Off' },
};
