import { deliveryGroup } from '#lib/messages/en/admin/delivery-group.ts';
import { deliveryLive } from '#lib/messages/en/admin/delivery-live.ts';
import { deliveryPlaces } from '#lib/messages/en/admin/delivery-places.ts';

export const deliveryAdmin = {
  deliveryAdmin: {
    title: 'Delivery',
    lead: 'The way of each reading from its sender through Kafka into the database, as it happens. What is underlined with dots explains itself when pressed.',
    stale: 'What you see is from before.',
    emptyTitle: 'No messages yet',
    emptyText:
      'The topic {topic} is there and is empty. Whatever is sent to it shows here at once; simulated sensors send the first messages by a click.',
    toSimulation: 'To the simulated sensors',
    partitions: 'Partitions',
    partitionsAbout:
      'A topic is divided into partitions. Each is a log of its own: a message is added at its end, gets the next number there, its offset, and never changes again. Messages with the same key go to the same partition, so that they stay in order; different partitions can be read at the same time by different readers.',
    partition: 'Partition {partition}',
    details: 'Details of partition {partition}',
    part: {
      copies: 'Copies',
      log: 'Log',
      lag: 'Lag',
      account: 'What became of it',
      keys: 'Keys',
    },
    fact: {
      leader: 'Leader',
      replicas: 'Replicas',
      inSync: 'In sync',
      low: 'First offset',
      high: 'Next offset',
      position: 'Position',
      lag: 'Lag',
      lagSeconds: 'Lag in time',
      rate: 'Messages a second',
      owner: 'Recorded by',
      received: 'Received',
      recorded: 'Recorded',
      rejected: 'Rejected',
      gaps: 'Gaps',
      control: 'Control',
      checks: 'Checks',
      unaccounted: 'Unaccounted for',
      keys: 'Keys and readings',
    },
    about: {
      leader:
        'The broker (a Kafka server) that takes new messages for this partition and hands them out. When it fails, another that holds a copy takes over.',
      replicas: 'The brokers that hold a copy of this partition, by their numbers.',
      inSync:
        'Those copies that hold everything that counts as written. Only these may become leader. Fewer than there are replicas means that a broker is down or slow.',
      low: 'The oldest message that Kafka still holds here. Kafka drops old ones after a time, and this number then grows.',
      high: 'The number that the next message will get. It is one above the newest.',
      position:
        'The next offset that Gelo will record. It stands in the database, in the same transaction as the readings; that is why nothing is recorded twice or left out.',
      lag: 'Messages that Kafka holds and Gelo has not recorded yet. The live values do not wait for it.',
      lagSeconds:
        'For how long the oldest message that is not recorded yet has been waiting, as far as this server saw, by its own clock. Many messages in little time are harmless, few for a long time are not.',
      rate: 'The area is what came, the broken line what was recorded, over the last five minutes. While both run together the recorder keeps up.',
      owner:
        'The instance of Gelo that records this partition: its machine and process. Several instances share the partitions; each partition has one recorder at a time.',
      received: 'Offsets that the recorder has passed, from the first that counts.',
      recorded: 'Readings that are in the database, counted there and not in passing.',
      rejected:
        'Messages that were no reading, such as text that is no number. Each is kept whole, with the reason, in the topic for dead letters.',
      gaps: 'Messages that Kafka dropped before Gelo could read them. This happens when the recorder stood still for longer than Kafka keeps messages.',
      control:
        'Offsets that never held a message for readers: end marks of transactions, or what Kafka compacted away.',
      checks: 'Messages of integrity checks. They are counted apart and are no readings.',
      unaccounted:
        'Received less recorded, rejected, gaps, control and checks. It must be 0: then nothing was lost, and nothing was invented.',
      keys: 'Whose readings lie here and how many of each, counted in the database. Press a name to see the key that its messages carry, and why they lie here.',
    },
    noLeader: 'none',
    notBegun: 'not begun',
    nobody: 'nobody',
    notYet: 'not known yet',
    counting: 'being counted…',
    seconds: '{seconds}\u00a0s',
    perSecond: '{rate}/s',
    lagState: { even: 'keeps up', behind: 'behind', late: 'far behind' },
    account: { whole: 'nothing missing', missing: 'missing' },
    copies: { whole: 'all', fewer: '{count} of {of}' },
    flow: {
      in: 'came',
      out: 'recorded',
      label:
        'The last five minutes: now {in} messages a second come and {out} are recorded; at most {most} came.',
    },
    ...deliveryPlaces,
    ...deliveryLive,
    ...deliveryGroup,
  },
};
