import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { SimulationView } from '#lib/api/simulation.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { LOOP_PRECISION_MS } from '#server/metrics/metrics.ts';
import { withChromium } from '#tests/bench/chromium.ts';
import { compareClocks, noteFrames, noteValues, readNotes } from '#tests/bench/page-probe.ts';
import { createCpuClock, withDescendants } from '#tests/bench/processes.ts';
import { quantile } from '#tests/bench/statistics.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { framesOf } from '#tests/bench/watch-page.ts';
import { TOPIC, withGelo } from '#tests/bench/with-gelo.ts';
import { enter } from '#tests/support/enter.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const SENSORS = 1000;
const RATE = 10;
/** As exactly as this process, which only waits, looks at its own. */
const IDLE_PRECISION_MS = 10;
const WARM_UP_MS = 10_000;
/** What is acknowledged a second is what is sent, but for the edges of the measurement. */
const LEAST_RATE = SENSORS * RATE * 0.99;
const DELAY_MS = 50;
/** As of the fleet page with 1000 freezers at 1 Hz: fleet.ts. */
const FRAME_MS = 50;
const LONGEST_TASK_MS = 200;
const BARE_BATCH = 100;

/** A thousand sensors, beside the live tail and the recorder in the same process. */
export async function measureSimulation(seconds: number): Promise<void> {
  await withGelo(async (gelo) => {
    const cookie = await enter(gelo);
    await post(gelo, cookie, 'start', { count: SENSORS, rate: RATE, model: 'physical' });
    await waitFor('all of them', async () => (await look(gelo)).perSecond > LEAST_RATE / 2);
    await pause(WARM_UP_MS);
    await readDelays(gelo);
    const before = await look(gelo);
    const began = performance.now();
    const cpu = createCpuClock(() => [gelo.pid]);
    const idle = monitorEventLoopDelay({ resolution: IDLE_PRECISION_MS });
    idle.enable();
    await pause(seconds * 1000);
    idle.disable();
    const after = await look(gelo);
    const rate = ((after.acknowledged - before.acknowledged) / (performance.now() - began)) * 1000;
    const delays = await readDelays(gelo);
    const cores = cpu.perMinute() / 60;
    const verdict = rate >= LEAST_RATE ? 'held' : 'MISSED';
    console.log(
      `  acknowledged by all: ${rate.toFixed(0)}/s (at least ${LEAST_RATE}: ${verdict}); failed ${after.failed}, skipped ${after.skipped}; reading to acknowledgement ${after.latencyMs?.toFixed(1)} ms`,
    );
    console.log(
      `  event loop delay p50 ${delays.p50.toFixed(1)} ms, p99 ${atMost(delays.p99, DELAY_MS, 'ms', 1)}, max ${delays.max.toFixed(0)} ms; app ${cores.toFixed(2)} cores; of this process, which waits: p99 ${(idle.percentile(99) / 1e6 - IDLE_PRECISION_MS).toFixed(1)} ms`,
    );
    await measureFleetPage(gelo, seconds);
    await post(gelo, cookie, 'stop', {});
    const bare = await measureBare(gelo, rate, seconds);
    console.log(
      `  a bare kafkajs loop of ${BARE_BATCH} messages at the same rate: ${bare.rate.toFixed(0)}/s, ${bare.cores.toFixed(2)} cores; at full speed ${bare.most.toFixed(0)}/s, ratio ${(rate / bare.most).toFixed(2)}`,
    );
  });
}

/** What is promised of 1000 freezers holds however often each of them sends. */
async function measureFleetPage(gelo: Gelo, seconds: number): Promise<void> {
  await withChromium(async (browser) => {
    const watch = async (address: string) => {
      await browser.ask(async (page) => {
        await page.goto(address);
        await noteValues(page);
        await noteFrames(page);
      });
      await pause(WARM_UP_MS);
      const from = performance.now();
      const chromium = createCpuClock(() => withDescendants([browser.pid]));
      await pause(seconds * 1000);
      const spent = chromium.perMinute();
      const to = performance.now();
      return browser.ask(async (page) => {
        const { offset } = await compareClocks(page);
        const isWithin = (at: number) => at + offset >= from && at + offset <= to;
        return { ...framesOf(await readNotes(page), isWithin), spent };
      });
    };
    // What an empty page gets of the machine at that time, which others may use too.
    const empty = await watch('about:blank');
    const fleet = await watch(gelo.http);
    const [p50, p99] = [0.5, 0.99].map((share) => quantile(fleet.gaps, share));
    console.log(
      `  the fleet page meanwhile: between frames p50 ${p50?.toFixed(1)} ms, p99 ${atMost(p99 ?? 0, FRAME_MS, 'ms', 1)}, of an empty page ${quantile(empty.gaps, 0.99).toFixed(1)} ms; longest task ${atMost(fleet.longestTask, LONGEST_TASK_MS, 'ms')}; Chromium ${fleet.spent.toFixed(1)} CPU s a minute`,
    );
  });
}

async function post(gelo: Gelo, cookie: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${gelo.http}/api/simulation/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

async function look(gelo: Gelo): Promise<SimulationView> {
  return (await (await fetch(`${gelo.http}/api/simulation`)).json()) as SimulationView;
}

/** Since they were last read. What is looked at each 20 ms is found 20 ms later even when nothing delays it. */
async function readDelays(gelo: Gelo) {
  const text = await (await fetch(`${gelo.http}/metrics`)).text();
  const ms = (name: string) => {
    const found = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`/metrics does not tell ${name}`);
    return Number(found) * 1000 - LOOP_PRECISION_MS;
  };
  return { p50: ms('p50'), p99: ms('p99'), max: ms('max') };
}

/** The least that a program with kafkajs can do, in a process of its own: this one. */
async function measureBare({ kafka }: Gelo, wanted: number, seconds: number) {
  const address = { brokers: kafka.split(','), ssl: false };
  const client = createKafkaClient({ address, clientId: 'bench', log: quietLog });
  const producer = client.producer();
  await producer.connect();
  const messages = Array.from({ length: BARE_BATCH }, (_, n) => ({
    key: `sensor${n}`,
    value: (n / 100).toFixed(2),
  }));
  const send = () => producer.send({ topic: TOPIC, messages, acks: -1 });
  const cpu = createCpuClock(() => [process.pid]);
  const paced = await run(seconds, send, (BARE_BATCH / wanted) * 1000);
  const cores = cpu.perMinute() / 60;
  const most = await run(seconds, send, 0);
  await producer.disconnect();
  return { rate: paced, cores, most };
}

/** Messages a second; with a pause a request begins each so many milliseconds, else each after the other. */
async function run(seconds: number, send: () => Promise<unknown>, everyMs: number) {
  const began = performance.now();
  const underway: Promise<unknown>[] = [];
  let sent = 0;
  for (; performance.now() - began < seconds * 1000; sent++) {
    if (everyMs === 0) await send();
    else {
      underway.push(send());
      await pause(Math.max(0, began + (sent + 1) * everyMs - performance.now()));
    }
  }
  await Promise.all(underway);
  return ((sent * BARE_BATCH) / (performance.now() - began)) * 1000;
}
