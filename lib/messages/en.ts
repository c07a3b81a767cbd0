export const en = {
  app: { name: 'Gelo', tagline: 'Freezers, live' },
  fleet: {
    title: 'Freezers',
    count: '{count, plural, =0 {No freezers yet} one {# freezer} other {# freezers}}',
    troubled: '{count, plural, one {# with an alarm} other {# with alarms}}',
    waiting: 'Connecting to the stream…',
    emptyTitle: 'No reading yet',
    emptyText:
      'Send a message to the topic {topic}: the key names the freezer, the value is its temperature (-3.42). Or start simulated sensors.',
  },
  freezer: {
    state: {
      ok: 'Receiving',
      warn: 'Warning',
      alarm: 'Alarm',
      silent: 'Silent',
      unknown: 'Not known now',
    },
    alarm: {
      high: 'Too warm',
      low: 'Too cold',
      warning: 'Close to a limit',
      cumulative: 'Too long outside today',
      silent: 'Silent',
      fault: 'Sensor fault',
      clock: 'Sensor clock ahead',
    },
    sparkline: 'Last ten minutes: {min} to {max} °C',
    position: 'Partition {partition}, offset {offset}',
  },
  age: {
    now: 'now',
    seconds: '{count} s ago',
    minutes: '{count} min ago',
    hours: '{count} h ago',
    days: '{count, plural, one {# day ago} other {# days ago}}',
  },
  connection: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'Reconnecting',
    lostText:
      'This page lost its connection to Gelo and is trying again. What you see is from before.',
  },
  parts: {
    kafka:
      'Kafka does not answer. Values stay as they were until it is back; nothing needs to be done here.',
    tail: 'Reading from Kafka has stalled. Gelo is starting it again.',
    database:
      'The database does not answer. Values stay live; changes cannot be stored until it is back.',
    recorder:
      'History is behind: readings are shown live but are recorded late. Alarms wait for them; nothing is lost.',
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
      'out-of-range': 'outside −273.15 to 1000 °C',
      'unknown-unit': 'unknown unit',
      'no-freezer-id': 'no freezer named',
      'too-large': 'too large',
      'bad-time': 'time not understood',
      'too-many-freezers': 'too many freezers',
    },
  },
  simulation: {
    start: 'Start simulated sensors',
    stop: 'Stop simulated sensors',
    working: 'One moment…',
    receipt: '{key} delivered to {topic} [{partition}] @ {offset}',
    failed: 'That did not work: {detail}',
    unreachable: 'Gelo does not answer. Is it still running?',
  },
  locale: { label: 'Language', 'pt-BR': 'Português', en: 'English' },
  problem: {
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may be mistyped, or the page has moved.',
    errorTitle: 'This page failed',
    errorText: 'Readings are not affected. Try again; if it keeps failing, Gelo’s log says why.',
    retry: 'Try again',
    home: 'To the freezers',
  },
};

/** The shape that every language must fill: a text left out does not compile. */
export type Messages = typeof en;
