import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKafkaClient } from '#server/kafka/client.ts';
import { watchPage } from '#tests/bench/browser-page.ts';
import { quantile } from '#tests/bench/statistics.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const WARM_UP_MS = 5000;
const TICK_MS = 10;
const ALLOWED_ABOVE: Record<number, number> = { 10: 15, 100: 25, 1000: 100 };

/** Append to screen: from the broker's acknowledgement to the DOM holding the value, beside the bare page. */
export async function measureLatency(gelo: Gelo, seconds: number): Promise<void> {
  const topic = 'freezer-temperatura';
  const bare = await startBarePage(gelo.kafka, topic);
  console.log(`  ${'freezers'.padEnd(10)}${'page'.padEnd(7)}p50 ms  p99 ms  max ms  shown / sent`);
  for (const freezers of [10, 100, 1000]) {
    const floor = await measurePage('bare', bare.url, gelo.kafka, topic, freezers, seconds);
    const ours = await measurePage('gelo', gelo.http, gelo.kafka, topic, freezers, seconds);
    const above = ours - floor;
    const allowed = ALLOWED_ABOVE[freezers] ?? 0;
    const verdict = above <= allowed ? 'held' : 'MISSED';
    console.log(
      `  ${freezers} freezers: p99 ${above.toFixed(1)} ms above the bare page (at most ${allowed}: ${verdict}), ratio ${(ours / floor).toFixed(2)}`,
    );
  }
  bare.stop();
}

async function measurePage(
  name: string,
  url: string,
  brokers: string,
  topic: string,
  freezers: number,
  seconds: number,
): Promise<number> {
  const page = await watchPage(url);
  const acknowledged = await produce(brokers, topic, freezers, seconds * 1000 + WARM_UP_MS);
  await pause(1500);
  const shown = await page.collect();
  await page.close();
  const seenAt = new Map(shown.map(({ freezer, value, at }) => [`${freezer} ${value}`, at]));
  const begin = Math.min(...acknowledged.values()) + WARM_UP_MS;
  const counted = [...acknowledged].filter(([, at]) => at >= begin);
  const delays = counted.flatMap(([key, at]) => {
    const seen = seenAt.get(key);
    return seen === undefined ? [] : [seen - at];
  });
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => quantile(delays, share).toFixed(1));
  console.log(
    `  ${String(freezers).padEnd(10)}${name.padEnd(7)}${p50?.padEnd(8)}${p99?.padEnd(8)}${max?.padEnd(8)}${delays.length} / ${counted.length} (clocks within ${page.clockErrorMs.toFixed(1)} ms)`,
  );
  return quantile(delays, 0.99);
}

/** Each freezer sends one value a second, spread over the second; answers when each was acknowledged. */
async function produce(brokers: string, topic: string, freezers: number, forMs: number) {
  const address = { brokers: brokers.split(','), ssl: false };
  const producer = createKafkaClient({ address, clientId: 'bench', log: quietLog }).producer();
  await producer.connect();
  const acknowledged = new Map<string, number>();
  const sending: Promise<unknown>[] = [];
  const began = performance.now();
  let sent = 0;
  // A run of its own begins at another value, so that no value means two readings.
  const first = Math.floor(Math.random() * 500);
  while (performance.now() - began < forMs) {
    const due = Math.floor(((performance.now() - began) / 1000) * freezers);
    const messages: { key: string; value: string }[] = [];
    for (; sent < due; sent++) {
      const round = first + Math.floor(sent / freezers);
      messages.push({ key: `f${sent % freezers}`, value: String((round % 1000) / 100 - 5) });
    }
    if (messages.length > 0) {
      sending.push(
        producer.send({ topic, messages }).then(() => {
          const at = performance.now();
          for (const { key, value } of messages) acknowledged.set(`${key} ${value}`, at);
        }),
      );
    }
    await pause(TICK_MS);
  }
  await Promise.all(sending);
  await producer.disconnect();
  return acknowledged;
}

async function startBarePage(brokers: string, topic: string) {
  const script = join(import.meta.dirname, 'bare-page.ts');
  const flags = ['--disable-warning=TimeoutNegativeWarning'];
  const child = spawn(process.execPath, [...flags, script, brokers, topic], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const url = await waitFor('the bare page', () => /http:\S+/.exec(printed)?.[0]);
  return { url, stop: () => child.kill('SIGKILL') };
}
