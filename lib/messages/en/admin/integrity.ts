import type { CheckKeys, RUN_STATES } from '#lib/api/integrity.ts';
import type { FaultKind } from '#lib/integrity/judge.ts';
import type { Ending, Verdict } from '#lib/integrity/verdict.ts';
import type { Partitioner } from '#lib/simulation/partitioner.ts';

const verdict: Record<Verdict, string> = {
  clean: 'Nothing lost, nothing doubled, nothing out of order, nothing altered',
  faulty: 'Something is wrong',
  incomplete: 'Not finished, so nothing is proved',
};

/** What stands behind the verdict. */
const ending: Record<Ending, string> = {
  done: 'All messages were sent, acknowledged, and read back to the end of each partition.',
  cancelled: 'It was called off. What had been sent by then was compared.',
  stopped: 'Gelo was stopped while it ran. What had come back by then was compared.',
  unsent: 'The producer gave up. Look at Kafka on the delivery page, then start the check again.',
  unread:
    'Not all came back in time. Look at Kafka on the delivery page, then start the check again.',
};

const state: Record<(typeof RUN_STATES)[number], string> = {
  running: 'Running',
  finished: 'Finished',
  interrupted: 'Broken off',
};

const fault: Record<FaultKind, string> = {
  missing: 'Missing',
  doubled: 'Doubled',
  'out-of-order': 'Out of order',
  altered: 'Altered',
};

const strategy: Record<CheckKeys['strategy'], string> = {
  spread: 'Many keys',
  one: 'One key',
  list: 'A list of keys',
};

const strategyHint: Record<CheckKeys['strategy'], string> = {
  spread: 'Ten made-up keys for each partition, so that all partitions are checked.',
  one: 'All messages on one partition, in one order.',
  list: 'Keys of your own, in any order.',
};

const partitioner: Record<Partitioner, string> = {
  murmur2: 'As Java and kafkajs do (murmur2)',
  crc32: 'As librdkafka does (crc32)',
};

export const integrityAdmin = {
  integrityAdmin: {
    title: 'Integrity check',
    intro:
      'Sends numbered messages with checksums through the real producer to the real topic, reads them back, and compares each. Readings and alarms are left alone: these messages carry a header of their own, and are counted apart.',
    what: 'What to check',
    count: 'Messages',
    countHint: '1 to 1,000,000',
    countBad: 'Please give a whole number from 1 to 1,000,000.',
    keys: 'Keys',
    strategy,
    strategyHint,
    oneKey: 'Key',
    oneHint: 'It may be a freezer’s; its readings are left alone.',
    oneBad: 'Please give a key.',
    listKeys: 'Keys, one on each line',
    listHint: 'Up to 1,000. They may be those of freezers.',
    listBad: 'Please give 1 to 1,000 keys, each once, of 200 characters at most.',
    partitioner: 'How keys become partitions',
    partitioners: partitioner,
    partitionerHint: 'Clients differ: the same key may go to another partition.',
    start: 'Start the check',
    starting: 'Starting…',
    operator: 'Starting a check takes an operator.',
    busy: 'One check runs at a time.',
    running: 'Checking: {count, plural, one {# message} other {# messages}}',
    startedBy: 'Started by {person}, <at></at>',
    cancel: 'Call it off',
    cancelling: 'Calling it off…',
    progress: 'How far the check is',
    sent: 'Sent',
    acknowledged: 'Acknowledged',
    received: 'Read back',
    speed: 'Speed',
    rate: '{count} messages/s',
    verdict,
    ending,
    state,
    lost: 'The instance of Gelo that ran it is gone, so how it ended is not known. Start it again.',
    why: 'It said: {why}',
    perPartition: 'By partition',
    partition: 'Partition',
    missing: 'Missing',
    doubled: 'Doubled',
    outOfOrder: 'Out of order',
    altered: 'Altered',
    all: 'All',
    unknown: 'not known',
    unknownText: 'Where a partition was not read to its end, what is missing is not known.',
    fault,
    faults: 'What is wrong',
    faultsText: 'The first {count} cases. A number says which message it was.',
    number: 'Number',
    key: 'Key',
    offset: 'Offset',
    none: '–',
    took: '{count, plural, one {# message} other {# messages}} in {seconds}\u00a0s',
    report: 'Report',
    reportHint: 'A page to print or hand on',
    earlier: 'Earlier checks',
    messages: '{count} messages',
    empty: 'No check yet',
    emptyText:
      'A clean check proves, for each partition, that every message that Kafka acknowledged came back exactly once, unaltered, and in the order of its key.',
    paper: {
      title: 'Integrity check of a message stream',
      done: 'What was done',
      doneText:
        'Gelo sent numbered messages to the topic, each with a checksum over its key and value, and waited for the brokers to acknowledge them. At the same time it read every partition, from where it ended before the first message to where it ended after the last acknowledgement, and compared what came with what was sent.',
      run: 'Check',
      topic: 'Topic',
      by: 'Started by',
      cancelledBy: 'Called off by',
      from: 'Started',
      to: 'Ended',
      messages: 'Messages',
      keysOf: '{strategy}: {keys}',
      sending: 'Producer',
      sendingText: 'acks={acks}, idempotent={idempotent}, compression={compression}',
      programs: 'Programs',
      programsText: 'Gelo {gelo}, kafkajs {kafkajs}, Node.js {node}',
      words: 'What the words mean',
      sent: 'handed to the producer.',
      acknowledged: 'the broker said that it has them.',
      received: 'came back when the partition was read.',
      missing: 'acknowledged, and did not come back.',
      doubled: 'came back once too often.',
      outOfOrder: 'came back after a later one of the same key.',
      altered: 'came back with another key, value, number or checksum, or on another partition.',
      find: 'The messages carry the header gelo-check with the number of this check, so they can be looked up in Kafka.',
      made: 'Made by Gelo on {at}',
    },
  },
};
