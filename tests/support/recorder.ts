import { inject } from 'vitest';
import { midnights } from '#lib/time/midnight.ts';
import type { KafkaAddress } from '#server/config/settings.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createDeadLetters } from '#server/kafka/dead-letters.ts';
import { createGroupConsumer } from '#server/kafka/group.ts';
import { createLogEnds, endsOf } from '#server/kafka/log-ends.ts';
import type { Membership } from '#server/kafka/membership.ts';
import { createStretchReader } from '#server/kafka/read-stretch.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createRecorder } from '#server/recorder/recorder.ts';
import type { RecordingStore } from '#server/recorder/recording.ts';
import { createRules } from '#server/recorder/rules.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

/** A new database with all its tables. */
export async function openNewDatabase(): Promise<Database> {
  const database = createDatabase({ url: await newDatabase(), log: quietLog });
  await migrate(database, readMigrations());
  await seedProfiles(database);
  return database;
}

/** A recorder as the app puts it together, on the shared engines. */
export async function startRecorder(wanted: {
  topic: string;
  database: Database;
  groupId: string;
  offsetReset?: 'earliest' | 'latest';
  owner?: string;
  /** Stands between the recorder and the real store. */
  wrap?: (store: RecordingStore) => RecordingStore;
  /** Another Kafka than the shared one. */
  kafkaAddress?: KafkaAddress;
  /** Whoever follows messages. */
  onAdvanced?: (partition: number, position: number) => void;
  membership?: Membership;
  log?: Log;
}) {
  const { topic, database, groupId, offsetReset = 'earliest', owner = 'test' } = wanted;
  const { kafkaAddress = { brokers: inject('brokers'), ssl: false }, log = quietLog } = wanted;
  const { brokers } = kafkaAddress;
  const kafka = createKafkaClient({ address: kafkaAddress, clientId: 'test', log: quietLog });
  const ends = createLogEnds({ kafkaAddress, clientId: 'test', topic, log: quietLog });
  const deadLetters = createDeadLetters({ kafka, topic, brokers, groupId, log });
  const store = createRecordingStore({ database, maxFreezers: 10_000, shorterForMs: 1000 });
  const recorder = createRecorder({
    store: wanted.wrap?.(store) ?? store,
    topic,
    owner,
    offsetReset,
    askEnds: (partition) => endsOf(ends, partition),
    readStretch: createStretchReader({ kafka, topic, groupId, now: Date.now }),
    deadLetters,
    rulesFor: createRules(midnights('UTC')),
    ...(wanted.onAdvanced && { onAdvanced: wanted.onAdvanced }),
    random: () => 0.5,
    log,
  });
  const group = createGroupConsumer({
    kafka,
    topic,
    brokers,
    groupId,
    sessionTimeoutMs: 6000,
    now: Date.now,
    random: () => 0.5,
    onAssigned: recorder.assigned,
    onBatch: recorder.take,
    ...(wanted.membership && { membership: wanted.membership }),
    log,
  });
  await deadLetters.start();
  await group.start();
  return {
    recorder,
    group,
    async stop() {
      await group.stop();
      await recorder.stop();
      await deadLetters.stop();
      await ends.stop();
    },
  };
}
