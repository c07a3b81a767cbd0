import { join } from 'node:path';
import { measureHistory } from '#tests/bench/history.ts';
import { measureLatency } from '#tests/bench/latency.ts';
import { measureMemory } from '#tests/bench/memory.ts';
import { measureReady } from '#tests/bench/ready.ts';
import { measureManyFreezers, measureRecorder } from '#tests/bench/recorder.ts';
import { measureRecorderMemory } from '#tests/bench/recorder-memory.ts';
import { measureThroughput } from '#tests/bench/throughput.ts';
import { startGelo, stopIfRunning, temporaryFolder } from '#tests/support/gelo.ts';

/**
 * `npm run bench`: the figures, each beside its floor in the same run, because machines are noisy.
 * `npm run bench -- throughput latency` runs only those; `--seconds=60` makes the pages run longer.
 */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wants = (name: string) => words.length === 0 || words.includes(name);
const option = process.argv.find((word) => word.startsWith('--seconds='));
const seconds = Number(option?.split('=')[1] ?? 20);

async function section(name: string, title: string, work: () => Promise<void>): Promise<void> {
  if (!wants(name)) return;
  console.log(`\n${title}`);
  await work();
}

await section('recorder', 'Recorder against a bare COPY of the same rows', measureRecorder);
await section('freezers', 'Recorder: few freezers and many', measureManyFreezers);
await section('history', 'A month of one freezer at 1 Hz among 100', measureHistory);
await section('ready', 'Ready line after npm start', measureReady);
if (['memory', 'throughput', 'latency', 'recording'].some(wants)) await measureRunning();

/** What is measured on a Gelo that runs. */
async function measureRunning(): Promise<void> {
  const folder = temporaryFolder();
  const gelo = await startGelo(join(folder.path, 'data'));
  try {
    await section('memory', 'Memory with three sensors', () => measureMemory(gelo));
    await section('throughput', 'Live tail against a bare eachBatch loop', () =>
      measureThroughput(gelo),
    );
    await section('recording', 'Memory while recording at full speed', () =>
      measureRecorderMemory(gelo, seconds),
    );
    await section('latency', `Append to screen, 1 Hz a freezer, ${seconds} s each`, () =>
      measureLatency(gelo, seconds),
    );
  } finally {
    await stopIfRunning(gelo.child);
    folder.remove();
  }
}
