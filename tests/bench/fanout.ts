import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FanoutReport, FanoutWork } from '#tests/bench/fanout-clients.ts';
import { monotonicMs, placeIn, type Watched } from '#tests/bench/live-client.ts';
import { cpuSecondsOf, createCpuClock, pssOf } from '#tests/bench/processes.ts';
import { fillSparklines, newestOf, type Sent, sendDuring } from '#tests/bench/sensors.ts';
import { quantile } from '#tests/bench/statistics.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';
import type { Gelo } from '#tests/support/gelo.ts';

const FREEZERS = 1000;
/** The last of these threads reads everything, the others count. */
const THREADS = [490, 490, 20];
const WARM_UP_MS = 5000;
/** Frames may be a second apart. */
const GRACE_MS = 3000;
const LATENCY_MS = 500;
const CORES = 1;
const MEMORY_MB = 500;

type Thread = {
  readonly connected: Promise<unknown>;
  readonly report: () => Promise<FanoutReport>;
};

/** 1000 clients and 1000 freezers at 1 Hz. */
export async function measureFanout(seconds: number): Promise<void> {
  await withGelo(async (gelo) => {
    await fillSparklines(gelo, 0, FREEZERS);
    const memory = watchMemory(gelo.pid);
    const workers: Worker[] = [];
    try {
      const { result, sent } = await sendDuring(gelo.kafka, FREEZERS, async () => {
        const coming = { at: performance.now(), cpu: cpuSecondsOf(gelo.pid) };
        const threads = THREADS.map((clients, n) => {
          const freezers = n === THREADS.length - 1 ? FREEZERS : undefined;
          return openThread(workers, { ...addressOf(gelo), clients, freezers });
        });
        await Promise.all(threads.map(({ connected }) => connected));
        const [took, cpu] = [performance.now() - coming.at, cpuSecondsOf(gelo.pid) - coming.cpu];
        await pause(WARM_UP_MS);
        console.log(
          `  they came within ${(took / 1000).toFixed(0)} s, one after the other in each thread; server ${cpu.toFixed(1)} CPU s, ${memory.most().toFixed(0)} MB`,
        );
        memory.restart();
        return { threads, ...(await measureServer(gelo, seconds)) };
      });
      await pause(GRACE_MS);
      const reports = await Promise.all(result.threads.map(({ report }) => report()));
      reportClients(reports.flat());
      reportWatched(reports.at(-1) ?? [], sent, result);
      console.log(
        `  server ${atMost(result.cores, CORES, 'cores', 2)}, ${atMost(memory.most(), MEMORY_MB, 'MB')}`,
      );
    } finally {
      memory.stop();
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  });
}

function addressOf({ http }: Gelo) {
  const { hostname, port } = new URL(http);
  return { host: hostname, port: Number(port) };
}

function openThread(workers: Worker[], workerData: FanoutWork): Thread {
  const worker = new Worker(new URL('./fanout-clients.ts', import.meta.url), { workerData });
  workers.push(worker);
  const answer = () =>
    new Promise<FanoutReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  return {
    connected: answer(),
    report() {
      const report = answer();
      worker.postMessage('report');
      return report;
    },
  };
}

async function measureServer({ pid }: Gelo, seconds: number) {
  const began = monotonicMs();
  const cpu = createCpuClock(() => [pid]);
  await pause(seconds * 1000);
  return { began, ended: monotonicMs(), cores: cpu.perMinute() / 60 };
}

function watchMemory(pid: number) {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, pssOf(pid));
  }, 500);
  return {
    most: () => most,
    restart() {
      most = 0;
    },
    stop: () => clearInterval(timer),
  };
}

/** Frames are numbered: who has them all without a gap, and a single snapshot, has every value. */
function reportClients(report: FanoutReport): void {
  const counts = report.map((client) => client.counts);
  const newest = Math.max(...counts.map(({ sequence }) => sequence));
  const faults = {
    closed: counts.filter(({ closed }) => closed),
    'set aside': counts.filter(({ snapshots }) => snapshots > 1),
    'missed a frame': counts.filter(({ gaps }) => gaps > 0),
    'without the last': counts.filter(({ sequence }) => sequence !== newest),
  };
  const failed = new Set(Object.values(faults).flat()).size;
  const why = Object.entries(faults).map(([fault, clients]) => `${fault} ${clients.length}`);
  const bytes = counts.reduce((total, client) => total + client.bytes, 0);
  const frames = counts.map((client) => client.frames);
  console.log(
    `  ${counts.length} clients got ${Math.min(...frames)} to ${Math.max(...frames)} frames, ${(bytes / 1024 ** 3).toFixed(1)} GB in all; those without every frame: ${atMost(failed, 0, '')}: ${why.join(', ')}`,
  );
}

function reportWatched(
  report: FanoutReport,
  sent: readonly Sent[],
  { began, ended }: { began: number; ended: number },
): void {
  const watched = report.flatMap((client) => client.watched ?? []);
  const newest = [...newestOf(sent)];
  const missing = watched.reduce(
    (sum, client) =>
      sum + newest.filter(([id, value]) => client.newest.get(id) !== Number(value)).length,
    0,
  );
  const toMonotonic = monotonicMs() - performance.now();
  const counted = sent
    .map((reading) => ({ ...reading, at: reading.at + toMonotonic }))
    .filter(({ at }) => at >= began && at <= ended);
  const delays = watched.flatMap((client) => delaysOf(client, counted));
  const [p50, p99] = [quantile(delays, 0.5), quantile(delays, 0.99)];
  const skipped = 1 - delays.length / (counted.length * watched.length);
  console.log(
    `  ${watched.length} clients that read everything: p50 ${p50.toFixed(0)} ms, p99 ${atMost(p99, LATENCY_MS, 'ms')}; ${(skipped * 100).toFixed(1)} % of the values were followed by a newer one in the same frame`,
  );
  console.log(`    newest value missing when the run ends ${atMost(missing, 0, '')}`);
}

function delaysOf(client: Watched, sent: readonly Sent[]): number[] {
  return sent.flatMap(({ freezer, value, at }) => {
    const cameAt = client.cameAt[placeIn(FREEZERS, freezer, Number(value))] ?? 0;
    return cameAt === 0 ? [] : [cameAt - at];
  });
}
