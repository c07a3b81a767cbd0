/** Why a key is on a partition, and why a partition is empty. */
export const deliveryPlaces = {
  keys: {
    more: 'and {count, plural, one {# more} other {# more}}',
    all: 'All that are listed',
    since: 'Counted from offset {offset} on; what lies before is recorded and not told apart.',
    none: 'none',
    readings: '{count, plural, one {# reading} other {# readings}}',
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
      'Neither gives partition {partition}. Then the sender chose the partition itself, or the key of the message is not the name of the freezer, as in JSON with an id.',
  },
  split: {
    title: '{key} lies on {count, plural, other {# partitions}}: {partitions}.',
    text: 'One key on several partitions loses its order: Gelo puts readings in order by their time, but Kafka promises order only within a partition.',
    clients:
      'Two kinds of clients send it, and they reckon differently: {rules}. Set the same partitioner for all of them (for librdkafka: partitioner=murmur2_random).',
    grown:
      'The rules do not explain it. Were partitions added since? Then old messages stay where they were, and new ones go elsewhere.',
    on: '{rule} gives {partition}',
  },
  empty: {
    title: 'Why is this partition empty?',
    never: 'No message has ever come here. A partition fills when some key’s hash leads to it.',
    dropped:
      'It held messages up to offset {offset}; Kafka has dropped them all since because of their age, and no new ones came.',
    unread: 'Its messages are not recorded yet.',
    noReadings: 'It has messages, but none of them was a reading.',
    keys: 'The keys that are known lead elsewhere:',
    key: 'Key',
    noKeys: 'No key is known yet: nothing was recorded on any partition.',
    more: 'The others lead elsewhere too, or they would be here.',
    example:
      'A key that would lead here: {murmur2} from a Java or JavaScript client, {crc32} from a librdkafka client.',
    fine: 'An empty partition is no fault. With few keys it is likely; with many keys they even out.',
  },
};
