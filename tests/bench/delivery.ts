import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { SimulationView } from '#lib/api/simulation.ts';
import { type Chromium, withChromium } from '#tests/bench/chromium.ts';
import { noteFrames, noteValues, readNotes } from '#tests/bench/page-probe.ts';
import { createCpuClock, withDescendants } from '#tests/bench/processes.ts';
import { quantile } from '#tests/bench/statistics.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';
import { enter } from '#tests/support/enter.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const SENSORS = 1000;
const RATE = 10;
const ROUNDS = 3;
const WARM_UP_MS = 8000;
const GAP_P99_MS = 50;
const LONGEST_TASK_MS = 200;
const ATTACHED_MS = 500;
const FOLLOWED = '[data-delivery]';
/** Of what is sent each second so much is acknowledged at least, or the load is not what it claims. */
const LOAD = 0.95;

type Counted = { seen: number; followed: number; acknowledged: number };

/** DE13: the delivery page while 1000 simulated sensors send ten times a second each. */
export async function measureDelivery(seconds: number): Promise<void> {
  await withGelo(async (gelo) => {
    const cookie = await enter(gelo);
    await startSensors(gelo, cookie);
    for (let round = 1; round <= ROUNDS; round++) await measureRound(gelo, round, seconds);
  });
}

async function measureRound(gelo: Gelo, round: number, seconds: number): Promise<void> {
  await withChromium(async (browser) => {
    const open = (address: string, wait: (page: Page) => Promise<void>) =>
      browser.ask(async (page) => {
        await page.goto(address);
        await wait(page);
        await noteValues(page);
        await noteFrames(page);
      });
    // What an empty page gets of the machine at that time, which others may use too.
    await open('about:blank', async () => undefined);
    const floor = framesBetween(await lookAt(browser, gelo), await lookAfter(seconds));
    await open(`${gelo.http}/admin/delivery`, (page) => page.locator(FOLLOWED).first().waitFor());
    await pause(WARM_UP_MS);
    const from = await lookAt(browser, gelo);
    const cpu = cpuOf(browser, gelo);
    const to = await lookAfter(seconds);
    const spent = cpu();
    const perSecond = (what: keyof Counted) =>
      Math.round(((to[what] - from[what]) / (to.at - from.at)) * 1000);
    const isLoaded = perSecond('acknowledged') >= SENSORS * RATE * LOAD;
    console.log(
      `  ${round}: ${perSecond('acknowledged')} messages a second acknowledged${isLoaded ? '' : ' (NOT THE LOAD THAT WAS MEANT)'}, ${perSecond('seen')} counted by the page, ${perSecond('followed')} of them followed; ${to.rows} shown`,
    );
    const { gaps, longestTask } = framesBetween(from, to);
    console.log(
      `     between frames p50 ${quantile(gaps, 0.5).toFixed(1)} ms, p99 ${atMost(quantile(gaps, 0.99), GAP_P99_MS, 'ms', 1)}, most ${quantile(gaps, 1).toFixed(1)} ms; longest task ${atMost(longestTask, LONGEST_TASK_MS, 'ms')}`,
    );
    console.log(
      `     an empty page just before: p99 ${quantile(floor.gaps, 0.99).toFixed(1)} ms, most ${quantile(floor.gaps, 1).toFixed(1)} ms`,
    );
    console.log(
      `     CPU s a minute: Chromium ${spent.chromium.toFixed(1)}, server ${spent.server.toFixed(1)} (${to.window})`,
    );

    async function lookAfter(seconds: number) {
      await pause(seconds * 1000);
      return lookAt(browser, gelo);
    }
  });
}

type Look = Awaited<ReturnType<typeof lookAt>>;

/** Devtools were attached at both ends, which is not the page's doing. */
function framesBetween(from: Look, to: Look) {
  const isWithin = (at: number) => at > from.at + ATTACHED_MS && at < to.at - ATTACHED_MS;
  const frames = to.frames.filter(isWithin);
  const tasks = to.tasks.filter(({ at }) => isWithin(at));
  return {
    gaps: frames.slice(1).map((at, n) => at - (frames[n] ?? at)),
    longestTask: Math.max(0, ...tasks.map(({ ms }) => ms)),
  };
}

async function startSensors(gelo: Gelo, cookie: string): Promise<void> {
  const answer = await fetch(`${gelo.http}/api/simulation/start`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ count: SENSORS, rate: RATE, model: 'plain' }),
  });
  if (!answer.ok) throw new Error(`the simulation did not start: ${await answer.text()}`);
  const isUp = async () => (await simulation(gelo)).perSecond > SENSORS * RATE * LOAD;
  await waitFor('the load', isUp, 60_000);
}

async function simulation(gelo: Gelo): Promise<SimulationView> {
  const answer = await fetch(`${gelo.http}/api/simulation`);
  return (await answer.json()) as SimulationView;
}

/** What the page counted, and what it noted about its drawing. */
async function lookAt(browser: Chromium, gelo: Gelo) {
  const { acknowledged } = await simulation(gelo);
  return browser.ask(async (page) => ({
    ...(await readNotes(page)),
    ...(await countsOn(page)),
    acknowledged,
  }));
}

function countsOn(page: Page) {
  return page.evaluate(() => {
    const pace = document.querySelector<HTMLElement>('[data-seen]')?.dataset;
    return {
      at: performance.now(),
      seen: Number(pace?.['seen']),
      followed: Number(pace?.['followed']),
      rows: document.querySelectorAll('[data-delivery]').length,
    };
  });
}

function cpuOf(browser: Chromium, gelo: Gelo) {
  const chromium = createCpuClock(() => withDescendants([browser.pid]));
  const server = createCpuClock(() => [gelo.pid]);
  return () => ({ chromium: chromium.perMinute(), server: server.perMinute() });
}
