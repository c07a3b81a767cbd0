/** Why a key is on a partition, and why a partition is empty. */
export const deliveryPlaces = {
  keys: {
    more: 'and {count, plural, one {# more} other {# more}}',
    since: 'Counted from offset {offset} on; what lies before is recorded and not told apart.',
    why: 'Why is {key} here?',
  },
  hash: {
    intro:
      'Who sends a message without choosing a partition leaves it to the client. That turns the key into a number (a hash) and divides it by the number of partitions; what is left over is the partition. The same key always gives the same.',
    rule: {
      murmur2: 'Java and JavaScript clients (murmur2)',
      crc32: 'librdkafka: Python, Go, C and others (crc32)',
    },
    step: '{rule}(“{key}”) = {hash}',
    positive: 'without its sign: {dividend}',
    modulo: '{dividend} mod {partitions} = {partition}',
    result: 'partition {partition}',
    both: 'Here both kinds of clients come to partition {partition}.',
    one: 'So {key} lies on partition {partition} because a client of this kind sends it: {rule}.',
    neither:
      'Neither gives partition {partition}: the sender chose the partition itself, or partitions were added since it was sent.',
  },
  carried: {
    asking: 'Reading the newest message of {freezer} from Kafka…',
    none: 'The newest message of {freezer} on partition {partition} carries no key, so no hash leads here: the client takes turns among the partitions, or its sender chose this one.',
    bytes:
      'The newest message of {freezer} on partition {partition} carries a key that is no short text, so it is not worked out here.',
    unread:
      'The newest message of {freezer} could not be looked at in Kafka. If its key is the name of the freezer:',
    other:
      'The newest message of {freezer} carries the key “{key}”; which freezer it is of stands in its value.',
  },
  split: {
    title: '{key} lies on {count, plural, other {# partitions}}: {partitions}.',
    text: 'One key on several partitions loses its order: Gelo puts readings in order by their time, but Kafka promises order only within a partition.',
    clients:
      'Two kinds of clients may send it, which reckon differently: {rules}. Then set the same partitioner for all of them (for librdkafka: partitioner=murmur2_random). Or its messages carry no key, and take turns among partitions; press its name below to see.',
    grown:
      'The rules do not explain it: its messages carry no key and take turns among partitions, or another key; press its name below to see. Or partitions were added since: then old messages stay where they were, and new ones go elsewhere.',
    on: '{rule} gives {partition}',
  },
  empty: {
    title: 'Why is this partition empty?',
    never:
      'No message has ever come here. A partition fills when some key’s hash leads to it, or when messages without a key take turns.',
    dropped:
      'It held messages up to offset {offset}; Kafka has dropped them all since because of their age, and no new ones came.',
    unread: 'Its messages are not recorded yet.',
    noReadings: 'It has messages, but none of them was a reading.',
    keys: 'The keys of the newest messages on other partitions lead there:',
    noKeys: 'No key is known yet: nothing was recorded on any partition.',
    example:
      'A key that would lead here: {murmur2} from a Java or JavaScript client, {crc32} from a librdkafka client.',
    fine: 'An empty partition is no fault. With few keys it is likely; with many keys they even out.',
  },
};
