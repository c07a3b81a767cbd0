/** Messages on their way, and the journey of one. */
export const deliveryLive = {
  live: {
    title: 'Live deliveries',
    about:
      'Messages as they come. Of many, some are followed from end to end: each is as likely to be picked as any other, and the true number stands beside.',
    all: '{seen} messages a second come in, and all of them are shown.',
    some: '{seen} messages a second come in; about {followed} of them are followed and shown here.',
    quiet: 'No message comes in just now.',
    asking: 'Asking the server to follow messages…',
    waiting: 'Waiting for the first message…',
    lost: 'Without a connection no message can be followed.',
    held: 'The list stands still while you are at it.',
    pause: 'Pause',
    resume: 'Go on',
    list: 'Messages that were followed, the newest first',
    noKey: 'no key',
    noValue: 'no value',
    check: 'integrity check',
    place: 'delivered to {topic} [{partition}] @ {offset}',
    after: 'After sending',
  },
  step: {
    sent: 'Sent',
    acknowledged: 'Acknowledged',
    appended: 'Written by the broker',
    received: 'At this server',
    recorded: 'Recorded',
    arrived: 'In this browser',
  },
  stepAbout: {
    sent: 'When the sender let go of it, by the sender’s own clock.',
    acknowledged:
      'When the sender heard from the broker that the message is safely there. Known only of what this instance of Gelo sends itself, such as simulated sensors.',
    appended:
      'When the broker wrote it down. Kafka keeps one time for each message: the sender’s, unless the topic is set to message.timestamp.type=LogAppendTime.',
    received: 'When the live tail of this server had read it from Kafka.',
    recorded: 'When the transaction that holds it was committed in the database.',
    arrived: 'When this browser heard of it, by the server’s clock.',
  },
  stepUnknown: {
    sent: 'the message carries no time',
    acknowledged: 'another program sent it, or it asked for no answer (acks=0)',
    appended: 'this topic keeps the sender’s time',
    received: 'nobody was watching then',
    recorded: 'nobody was watching then',
    arrived: 'it was not watched here',
  },
  journey: {
    title: 'Message {offset} of partition {partition}',
    timeline: 'Its way',
    begin: 'start',
    about: 'about {time}',
    aboutWhy: 'Another instance recorded it; that is noticed within a quarter of a second.',
    ahead:
      'The sender’s clock is at least {time} ahead of this server’s, so times count from the first that the server saw.',
    behind:
      'Between sending and the first that this server saw lie {time}: the sender’s clock is behind by so much, or somebody kept the message for so long. Nobody can tell which.',
    stamped: 'The time of sending is the stamp on the message, by its sender’s clock.',
    waiting: 'not yet',
    message: 'The message',
    key: 'Key',
    value: 'Value',
    headers: 'Headers',
    noHeaders: 'none',
    none: 'none',
    hex: 'not text; shown as bytes',
    cut: 'the beginning of {bytes} bytes',
    stamp: 'Stamp on the message',
    loading: 'Reading it from Kafka…',
    isNot: 'The address names no message. It looks like this: partition:offset, such as 0:42.',
    found: {
      coming:
        'Nobody has sent it yet: the partition ends at offset {high}. This page shows it when it comes.',
      waiting:
        'It is in Kafka and will be recorded{behind, plural, =0 { next} one { after # other} other { after # others}}.',
      reading: 'A reading of {freezer}: {celsius}\u00a0°C at {at}.',
      faulty:
        'A reading of {freezer}: {celsius}\u00a0°C at {at}. Its probe says by this value that it failed.',
      rejected: 'It was no reading: {reason}. The whole message is kept in {topic}.',
      gap: 'Kafka dropped it before Gelo had read it. It is counted as a gap.',
      control:
        'Here never stood a message for readers: the end mark of a transaction, or something compacted away.',
      check: 'It belongs to an integrity check and is no reading.',
      before: 'It was there before Gelo began to record this partition.',
      expired:
        'It is older than what the database keeps. What became of it was dropped with its day.',
      missing:
        'Gelo passed it and holds nothing of it. That must not be; please run an integrity check.',
    },
    notKept: 'Kafka does not hold the message any more; the oldest it has is offset {low}.',
    toFreezer: 'To {freezer}',
  },
  find: {
    title: 'Look up a message',
    about:
      'Any message by its place, whether it was followed or not. The link in the address can be passed on.',
    partition: 'Partition',
    offset: 'Offset',
    show: 'Show',
    bad: 'Give a partition from 0 to {most} and a whole number as offset.',
  },
};
