import type { Page } from 'playwright';
import { REACHES } from '#lib/chart/range.ts';
import { HOUR_MS } from '#lib/history/rollup.ts';
import { en } from '#lib/messages/en.ts';
import { type Chromium, withChromium } from '#tests/bench/chromium.ts';
import { withMonth } from '#tests/bench/month.ts';
import { keyOf, sendDuring } from '#tests/bench/sensors.ts';
import { median } from '#tests/bench/statistics.ts';
import { atMost } from '#tests/bench/verdict.ts';
import type { Gelo } from '#tests/support/gelo.ts';

const CLICKS = 10;
const DRAWN_MS = 300;
const DAY_MS = 24 * HOUR_MS;
const CHOICE = en.chart.reach['30d'];

/** A click, and what came of it: milliseconds to the drawn chart, and how many of them the API took. */
type Drawn = { readonly ms: number; readonly answerMs: number; readonly points: number };

declare global {
  interface Window {
    drawn: Drawn;
  }
}

/** A month of one freezer at 1 Hz: from the click to the chart. Each click is on a page that has not asked yet. */
export async function measureChart(): Promise<void> {
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const month = { from: to - REACHES['30d'] - DAY_MS, to, freezers: 1, everySeconds: 1 };
  await withMonth(month, async (gelo) => {
    await sendDuring(gelo.kafka, 1, () => withChromium((browser) => clickAll(gelo, browser)));
  });
}

async function clickAll(gelo: Gelo, browser: Chromium): Promise<void> {
  const drawn = await browser.ask(async (page) => {
    const all: Drawn[] = [];
    for (let click = 0; click <= CLICKS; click++) {
      await page.goto(`${gelo.http}/freezers/${keyOf(0)}`);
      await page.waitForSelector('[data-chart] .recharts-line-curve');
      await page.waitForLoadState('networkidle');
      all.push(await clickOnce(page));
    }
    return all;
  });
  const [first, ...others] = drawn;
  const times = others.map(({ ms }) => ms);
  const answers = others.map(({ answerMs }) => answerMs);
  console.log(
    `  “${CHOICE}” to ${first?.points} places drawn: first ${first?.ms.toFixed(0)} ms, of the next ${CLICKS} the median ${atMost(median(times), DRAWN_MS, 'ms')}, most ${atMost(Math.max(...times), DRAWN_MS, 'ms')}`,
  );
  console.log(`    of which waiting for the API: median ${median(answers).toFixed(0)} ms`);
}

async function clickOnce(page: Page): Promise<Drawn> {
  await page.evaluate(watchClick, CHOICE);
  await page.getByRole('button', { name: CHOICE, exact: true }).click();
  const drawn = await page.waitForFunction(() => window.drawn);
  return drawn.jsonValue();
}

/**
 * Runs in the page. Drawn is the chart when its line goes from edge to edge while the choice is made:
 * until the answer comes, what was there before stands squeezed at the right.
 */
function watchClick(choice: string): void {
  const line = () => {
    const path = document.querySelector('[data-chart] .recharts-line-curve');
    const pressed = [...document.querySelectorAll('button[aria-pressed="true"]')];
    const chosen = pressed.some(({ textContent }) => textContent === choice);
    const width = path?.closest('svg')?.clientWidth ?? 0;
    const places = [...(path?.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+),/g)];
    const [left, right] = [places[0], places.at(-1)].map((place) => Number(place?.[1]));
    const whole = (left ?? width) < width / 10 && (right ?? 0) > width * 0.9;
    return chosen && whole ? places.length : undefined;
  };
  const whenPainted = (work: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(undefined);
    });
  const began = ({ timeStamp }: Event) => {
    const observer = new MutationObserver(() => {
      const points = line();
      if (points === undefined) return;
      observer.disconnect();
      whenPainted(() => {
        const answer = performance
          .getEntriesByType('resource')
          .findLast(({ name }) => name.includes('/history?'));
        const ms = performance.now() - timeStamp;
        window.drawn = { ms, answerMs: answer?.duration ?? Number.NaN, points };
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  };
  document.addEventListener('click', began, { once: true, capture: true });
}
