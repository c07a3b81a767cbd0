import { expect, inject, onTestFinished, test } from 'vitest';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { newTopic } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

test('AL15: what goes wrong in asking for the group closes no connection by which the log’s end is asked for', async () => {
  const kafkaAddress = { brokers: inject('brokers'), ssl: false };
  const topic = await newTopic();
  const ends = createLogEnds({ kafkaAddress, clientId: 'test', topic, log: quietLog });
  onTestFinished(ends.stop);
  await ends.ask();
  for (let round = 0; round < 20; round++) {
    let isRefused = false;
    const refused = ends.askGroup('').catch(() => {
      isRefused = true;
    });
    while (!isRefused) expect(await ends.ask()).toHaveLength(3);
    await refused;
  }
});
