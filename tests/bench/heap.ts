import { setTimeout as pause } from 'node:timers/promises';
import { type Chromium, withChromium } from '#tests/bench/chromium.ts';
import { withDevtools } from '#tests/bench/devtools.ts';
import { fillSparklines, sendDuring } from '#tests/bench/sensors.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';

const FREEZERS = 1000;
const THIRDS = 3;
const MOST_GROWTH_PERCENT = 10;
/** What a collection makes unreachable, the next one frees. */
const COLLECTIONS = 3;

type Heap = { readonly megabytes: number; readonly nodes: number; readonly listeners: number };
type Metrics = { readonly metrics: readonly { readonly name: string; readonly value: number }[] };
type Open = { readonly path: string; readonly browser: Chromium; readonly heaps: Heap[] };

/** What the pages keep in memory while 1000 freezers send: `--seconds=600` in earnest. */
export async function measureHeap(seconds: number): Promise<void> {
  await withGelo(async (gelo) => {
    // Else the sparklines alone would grow for ten minutes.
    await fillSparklines(gelo, 0, FREEZERS);
    await withChromium((fleet) =>
      withChromium(async (wall) => {
        const pages = [await open(fleet, gelo.http, '/'), await open(wall, gelo.http, '/wall')];
        await sendDuring(gelo.kafka, FREEZERS, () => sample(pages, seconds));
        for (const page of pages) report(page);
      }),
    );
  });
}

async function open(browser: Chromium, http: string, path: string): Promise<Open> {
  await browser.ask(async (page) => {
    await page.goto(`${http}${path}`);
    await page.waitForSelector('[data-freezer]');
  });
  return { path, browser, heaps: [] };
}

async function sample(pages: readonly Open[], seconds: number): Promise<void> {
  for (let third = 0; third < THIRDS; third++) {
    await pause((seconds * 1000) / THIRDS);
    for (const { browser, heaps } of pages) heaps.push(await heapOf(browser));
  }
}

async function heapOf({ port }: Chromium): Promise<Heap> {
  const metrics = await withDevtools(port, async (send) => {
    await send('Performance.enable');
    for (let n = 0; n < COLLECTIONS; n++) await send('HeapProfiler.collectGarbage');
    return ((await send('Performance.getMetrics')) as Metrics).metrics;
  });
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    megabytes: of('JSHeapUsedSize') / 1024 ** 2,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

function report({ path, heaps }: Open): void {
  const [first, last] = [heaps[0], heaps.at(-1)];
  const growth = ((last?.megabytes ?? Number.NaN) / (first?.megabytes ?? Number.NaN) - 1) * 100;
  const list = (pick: (heap: Heap) => string) => heaps.map(pick).join(', ');
  console.log(
    `  ${path}: ${list(({ megabytes }) => megabytes.toFixed(2))} MB at each third, growth from the first ${atMost(growth, MOST_GROWTH_PERCENT, '%', 1)}`,
  );
  console.log(
    `    nodes ${list(({ nodes }) => String(nodes))}; listeners ${list(({ listeners }) => String(listeners))}`,
  );
}
