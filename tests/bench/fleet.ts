import { withBarePage } from '#tests/bench/bare.ts';
import { fillSparklines } from '#tests/bench/sensors.ts';
import { quantile } from '#tests/bench/statistics.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { type Seen, watchPage } from '#tests/bench/watch-page.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';
import type { Gelo } from '#tests/support/gelo.ts';

type Allowed = { p99: number; cpu?: number; gap?: number };

/** Milliseconds, and CPU seconds a minute. Nothing is promised of 3000. */
const SIZES: readonly { freezers: number; allowed: Allowed | undefined }[] = [
  { freezers: 10, allowed: { p99: 20 } },
  { freezers: 100, allowed: { p99: 30, gap: 33 } },
  { freezers: 1000, allowed: { p99: 120, cpu: 20, gap: 50 } },
  { freezers: 3000, allowed: undefined },
];
const LONGEST_TASK_MS = 200;

/**
 * The fleet page with each freezer at 1 Hz: how late a value is in the DOM after the broker's
 * acknowledgement, beside the bare page, what Chromium spends on it, and how steadily it draws.
 */
export async function measureFleet(seconds: number): Promise<void> {
  await withGelo(async (gelo) => {
    console.log(
      `  ${'freezers'.padEnd(10)}${'page'.padEnd(14)}p50 ms  p99 ms  max ms  shown / sent    tiles  CPU s a minute: Chromium, server`,
    );
    let filled = 0;
    for (const { freezers, allowed } of SIZES) {
      await fillSparklines(gelo, filled, freezers);
      filled = freezers;
      await measureSize(gelo, freezers, seconds, allowed);
    }
  });
}

async function measureSize(
  gelo: Gelo,
  freezers: number,
  seconds: number,
  allowed: Allowed | undefined,
): Promise<void> {
  const brokers = gelo.kafka;
  const usual = { brokers, freezers, seconds, frames: false };
  const ours = { ...usual, url: gelo.http, server: gelo.pid };
  const floor = await withBarePage(brokers, ({ url, pid }) =>
    watchPage({ ...usual, url, server: pid }),
  );
  line(freezers, 'bare', floor);
  const seen = await watchPage(ours);
  line(freezers, 'Gelo', seen);
  const framed = await watchPage({ ...ours, frames: true });
  line(freezers, 'Gelo, frames', framed);
  verdicts(seen, floor, allowed);
  frameVerdicts(framed, allowed);
}

function line(freezers: number, page: string, seen: Seen): void {
  const shown = seen.delays.filter(Number.isFinite).length;
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => quantile(seen.delays, share).toFixed(1));
  console.log(
    `  ${String(freezers).padEnd(10)}${page.padEnd(14)}${p50?.padEnd(8)}${p99?.padEnd(8)}${max?.padEnd(8)}${`${shown} / ${seen.delays.length}`.padEnd(16)}${String(seen.tiles).padEnd(7)}${seen.chromium.toFixed(1)}, ${seen.server.toFixed(1)} (${seen.window}, clocks within ${seen.clockError.toFixed(1)} ms)`,
  );
}

function verdicts(seen: Seen, floor: Seen, allowed: Allowed | undefined): void {
  const p99 = quantile(seen.delays, 0.99);
  const above = (p99 - quantile(floor.delays, 0.99)).toFixed(1);
  console.log(
    `    p99 ${judged(p99, allowed?.p99, 'ms')}, ${above} ms above the bare page; newest value missing when the run ends ${judged(seen.missing, 0, '', 0)}`,
  );
  console.log(
    `    Chromium ${judged(seen.chromium, allowed?.cpu, 'CPU s a minute')}, bare page ${floor.chromium.toFixed(1)}`,
  );
}

function frameVerdicts({ gaps, longestTask, missing }: Seen, allowed: Allowed | undefined): void {
  const p99 = quantile(gaps, 0.99);
  const task = allowed === undefined ? undefined : LONGEST_TASK_MS;
  const longest = longestTask === 0 ? 'none above 50 ms' : judged(longestTask, task, 'ms', 0);
  console.log(
    `    between frames p99 ${judged(p99, allowed?.gap, 'ms')}, most ${quantile(gaps, 1).toFixed(1)} ms; longest task ${longest}; newest value missing then ${judged(missing, 0, '', 0)}`,
  );
}

/** Beside what it may be, where something is promised. */
function judged(value: number, limit: number | undefined, unit: string, digits = 1): string {
  if (limit !== undefined) return atMost(value, limit, unit, digits);
  return `${value.toFixed(digits)} ${unit}`;
}
