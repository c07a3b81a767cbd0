import { afterEach, expect, inject, test } from 'vitest';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { freePort } from '#server/embedded/ports.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { testKafka } from '#tests/support/engines.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { notingLog } from '#tests/support/noting-log.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function clusterOf(kafka: ReturnType<typeof testKafka>): Promise<string> {
  const admin = kafka.admin();
  await admin.connect();
  const { clusterId } = await admin.describeCluster();
  await admin.disconnect();
  return clusterId;
}

test('EK3: another Kafka that took the port meanwhile is not taken for ours', async () => {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  const taken = Number(inject('brokers')[0]?.split(':')[1]);
  // Free when it was looked for, and taken when the broker comes to it.
  const ports = [taken];
  const { log, warnings } = notingLog();
  const kafka = createEmbeddedKafka({
    ...placeIn(folder.path),
    brokers: 1,
    step: (_title, work) => work(),
    log,
    probe: (brokers, id) => probeKafka(brokers, id, quietLog),
    findPort: async (usual) => ports.shift() ?? freePort(usual),
  });
  undo.push(kafka.stop);
  const brokers = await kafka.start();
  expect(brokers).not.toEqual(inject('brokers'));
  expect(warnings().join()).toMatch(
    /another Kafka took one of 127\.0\.0\.1:\d+; looking for other/,
  );
  const own = createKafkaClient({
    address: { brokers, ssl: false },
    clientId: 'test',
    log: quietLog,
  });
  expect(await clusterOf(own)).not.toBe(await clusterOf(testKafka()));
});
