import { problem } from '#lib/messages/en/problem.ts';

/** What every page shares. */
export const house = {
  app: { name: 'Gelo', tagline: 'Freezers, live', skip: 'To the content' },
  nav: {
    label: 'Pages',
    fleet: 'Freezers',
    alarms: 'Alarms',
    wall: 'Wall',
    admin: 'Admin',
    settings: 'Display',
  },
  age: {
    now: 'now',
    seconds: '{count}\u00a0s ago',
    minutes: '{count}\u00a0min ago',
    hours: '{count}\u00a0h ago',
    days: '{count, plural, one {# day ago} other {# days ago}}',
  },
  span: {
    seconds: '{count}\u00a0s',
    minutes: '{count}\u00a0min',
    hours: '{hours}\u00a0h\u00a0{minutes}\u00a0min',
    days: '{count, plural, one {# day} other {# days}} {hours}\u00a0h',
  },
  connection: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'Reconnecting',
    blocked: 'Not live',
    latency: '{ms}\u00a0ms',
    latencyText: 'From Kafka to this screen: {ms}\u00a0ms, measured here',
    lostText:
      'This page lost its connection to Gelo and is trying again. What you see is from before.',
    absent: 'This page saw nothing from {from} to {to}.',
    raised:
      '{count, plural, =0 {No alarm was raised meanwhile that is still open.} one {# alarm was raised meanwhile.} other {# alarms were raised meanwhile.}}',
    dismiss: 'Dismiss',
    upgraded: 'Gelo was upgraded. Reload to get the new page.',
    reload: 'Reload',
  },
  parts: {
    kafka:
      'Kafka does not answer. Values stay as they were until it is back; nothing needs to be done here.',
    tail: 'Reading from Kafka has stalled. Gelo is starting it again.',
    database:
      'The database does not answer. Values stay live; changes cannot be stored until it is back.',
    recorder:
      'History is behind{behind, plural, =0 {} one { by # message} other { by # messages}}: readings are shown live but are recorded late. Alarms wait for them; nothing is lost.',
    stalled:
      'Nothing is being recorded at the moment{behind, plural, =0 {} one {: # message waits} other {: # messages wait}}. Readings are shown live and recorded once it goes on; if this lasts, Gelo’s log says why.',
    leaderless:
      'A partition has no leader. Its freezers cannot be read until Kafka has chosen one.',
    since: 'since {time}',
  },
  rejects: {
    count:
      '{count, plural, one {# message was no reading} other {# messages were no readings}}. The newest: {reason}, partition {partition}, offset {offset}.',
    reason: {
      empty: 'empty value',
      'not-a-number': 'not a number',
      'not-finite': 'not a finite number',
      'out-of-range': 'outside −273.15 to 1000\u00a0°C',
      'unknown-unit': 'unknown unit',
      'no-freezer-id': 'no freezer named',
      'too-large': 'too large',
      'bad-time': 'time not understood',
      'too-many-freezers': 'too many freezers',
    },
  },
  locale: { label: 'Language', 'pt-BR': 'Português', en: 'English' },
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  ask: {
    signInFirst: 'Sign in to do this. Nothing was changed.',
    tooFast: 'That was too much in too short a time. Wait a moment, then try again.',
    failed: 'That did not work: {detail}',
    unreachable: 'Gelo does not answer. Is it still running?',
    odd: 'Gelo answered with something unexpected ({status}). Its log says more.',
    quote: 'The log calls this request {id}.',
    cancel: 'Cancel',
    close: 'Close',
    saving: 'Saving…',
    loading: 'Loading…',
  },
  problem,
};
