import { measureChart } from '#tests/bench/chart.ts';
import { measureDelivery } from '#tests/bench/delivery.ts';
import { measureFanout } from '#tests/bench/fanout.ts';
import { measureFirstLoad } from '#tests/bench/first-load.ts';
import { measureFleet } from '#tests/bench/fleet.ts';
import { measureHeap } from '#tests/bench/heap.ts';
import { measureHistory } from '#tests/bench/history.ts';
import { exitOnSignals } from '#tests/bench/leash.ts';
import { measureMemory } from '#tests/bench/memory.ts';
import { measureReady } from '#tests/bench/ready.ts';
import { measureManyFreezers, measureRecorder } from '#tests/bench/recorder.ts';
import { measureRecorderMemory } from '#tests/bench/recorder-memory.ts';
import { measureSimulation } from '#tests/bench/simulation.ts';
import { measureThroughput } from '#tests/bench/throughput.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';

/**
 * `npm run bench`: the figures, each beside its floor in the same run, because machines are noisy.
 * `npm run bench -- throughput fleet` runs only those; `--seconds=60` makes the pages run longer.
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

exitOnSignals();
await section('recorder', 'Recorder against a bare COPY of the same rows', measureRecorder);
await section('freezers', 'Recorder: few freezers and many', measureManyFreezers);
await section('history', 'A month of one freezer at 1 Hz among 100', measureHistory);
await section('chart', 'From a click to the chart of a month at 1 Hz', measureChart);
await section('ready', 'Ready line after npm start', measureReady);
await section('fleet', `The fleet page, 1 Hz a freezer, ${seconds} s each`, () =>
  measureFleet(seconds),
);
await section('delivery', `The delivery page, 10,000 messages a second, ${seconds} s each`, () =>
  measureDelivery(seconds),
);
await section('heap', `What pages keep in memory, 1000 freezers, ${seconds} s`, () =>
  measureHeap(seconds),
);
await section('fanout', `1000 clients, 1000 freezers, ${seconds} s`, () => measureFanout(seconds));
await section('simulation', `1000 simulated sensors at 10 Hz, ${seconds} s`, () =>
  measureSimulation(seconds),
);
await section('first-load', 'First load of the fleet page, 100 freezers', measureFirstLoad);
if (['memory', 'throughput', 'recording'].some(wants)) await measureRunning();

/** What is measured on one Gelo, one after the other. */
async function measureRunning(): Promise<void> {
  await withGelo(async (gelo) => {
    await section('memory', 'Memory with three sensors', () => measureMemory(gelo));
    await section('throughput', 'Live tail against a bare eachBatch loop', () =>
      measureThroughput(gelo),
    );
    await section('recording', 'Memory while recording at full speed', () =>
      measureRecorderMemory(gelo, seconds),
    );
  });
}
