import { withMonth } from '#tests/bench/month.ts';
import { pssOf } from '#tests/bench/processes.ts';
import { quantile } from '#tests/bench/statistics.ts';
import type { Gelo } from '#tests/support/gelo.ts';

const DAYS = 30;
const FREEZERS = 100;
const DAY_MS = 86_400_000;
const ASKED = 200;
const HISTORY_MS = 50;
const STATISTICS_MS = 100;
const ROWS_PER_SECOND = 200_000;
const MEMORY_MB = 300;

/**
 * A month of one freezer at 1 Hz among 100, through the API. The others have a reading a minute,
 * with `--full` one a second too (259 million rows, half an hour to make).
 */
export async function measureHistory(): Promise<void> {
  const full = process.argv.includes('--full');
  const to = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const from = to - DAYS * DAY_MS;
  await withMonth({ from, to, freezers: FREEZERS, everySeconds: full ? 1 : 60 }, async (gelo) => {
    const range = `from=${from}&to=${to}`;
    const address = `${gelo.http}/api/freezers/f0`;
    await answer('history, 500 points', `${address}/history?${range}&points=500`, HISTORY_MS);
    const week = `from=${to - 7 * DAY_MS}&to=${to}`;
    await answer(
      'history of a week, 500 points',
      `${address}/history?${week}&points=500`,
      HISTORY_MS,
    );
    await answer('statistics', `${address}/statistics?${range}`, STATISTICS_MS);
    await answer('1000 newest readings', `${address}/readings?${range}&limit=1000`, HISTORY_MS);
    await streamCsv(gelo, `${address}/readings.csv?${range}`);
  });
}

async function answer(what: string, url: string, atMostMs: number): Promise<void> {
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked++) {
    const began = performance.now();
    const response = await fetch(url);
    const body = await response.text();
    times.push(performance.now() - began);
    if (!response.ok) throw new Error(body);
  }
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  console.log(
    `  ${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (at most ${atMostMs}: ${p99 <= atMostMs ? 'held' : 'MISSED'})`,
  );
}

async function streamCsv(gelo: Gelo, url: string): Promise<void> {
  let most = 0;
  const sampler = setInterval(() => {
    most = Math.max(most, pssOf(gelo.pid));
  }, 100);
  const began = performance.now();
  const response = await fetch(url);
  let rows = 0;
  for await (const piece of response.body ?? []) {
    for (const byte of piece) if (byte === 10) rows++;
  }
  const rate = (rows / (performance.now() - began)) * 1000;
  clearInterval(sampler);
  console.log(
    `  CSV of ${rows - 1} readings: ${Math.round(rate / 1000)}k rows/s (at least ${ROWS_PER_SECOND / 1000}k: ${rate >= ROWS_PER_SECOND ? 'held' : 'MISSED'}), app ${most.toFixed(0)} MB (at most ${MEMORY_MB}: ${most <= MEMORY_MB ? 'held' : 'MISSED'})`,
  );
}
