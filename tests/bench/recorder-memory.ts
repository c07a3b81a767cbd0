import { setTimeout as pause } from 'node:timers/promises';
import { createKafkaClient } from '#server/kafka/client.ts';
import { pssOf } from '#tests/bench/processes.ts';
import { median } from '#tests/bench/statistics.ts';
import { isCaughtUp, TOPIC } from '#tests/bench/with-gelo.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const FREEZERS = 1000;
const BATCH = 3000;
const AT_MOST_MB = 400;
/** Growth between the two halves of the run that still counts as flat. */
const FLAT = 1.1;

/** The app alone while it records as fast as messages come; `--seconds=600` for ten minutes of it. */
export async function measureRecorderMemory(gelo: Gelo, seconds: number): Promise<void> {
  const address = { brokers: gelo.kafka.split(','), ssl: false };
  const kafka = createKafkaClient({ address, clientId: 'bench', log: quietLog });
  const producer = kafka.producer();
  await producer.connect();
  const samples: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  let sent = 0;
  const produce = async () => {
    while (performance.now() < ends) {
      const messages = Array.from({ length: BATCH }, (_, n) => ({
        key: `freezer-${(sent + n) % FREEZERS}`,
        value: (((sent + n) % 1000) / 100 - 5).toFixed(2),
      }));
      await producer.send({ topic: TOPIC, messages });
      sent += BATCH;
    }
  };
  const sample = async () => {
    while (performance.now() < ends) {
      await pause(1000);
      samples.push(pssOf(gelo.pid));
    }
  };
  await Promise.all([produce(), sample()]);
  await producer.disconnect();
  await waitFor('everything to be recorded', () => isCaughtUp(gelo), seconds * 1000 + 60_000);
  const rate = (sent / (performance.now() - began)) * 1000;

  const settled = samples.slice(Math.floor(samples.length / 5));
  const half = Math.floor(settled.length / 2);
  const growth = median(settled.slice(half)) / median(settled.slice(0, half));
  const most = Math.max(...samples);
  console.log(
    `  ${Math.round(rate / 1000)}k readings/s over ${seconds} s, shown live and recorded: most ${most.toFixed(0)} MB (at most ${AT_MOST_MB}: ${most <= AT_MOST_MB ? 'held' : 'MISSED'})`,
  );
  console.log(
    `  second half to first ${growth.toFixed(2)} (flat up to ${FLAT}: ${growth <= FLAT ? 'held' : 'MISSED'})`,
  );
}
