import { setTimeout as pause } from 'node:timers/promises';
import { type Chromium, withChromium } from '#tests/bench/chromium.ts';
import {
  compareClocks,
  type Noted,
  noteFrames,
  noteValues,
  readNotes,
} from '#tests/bench/page-probe.ts';
import { createCpuClock, withDescendants } from '#tests/bench/processes.ts';
import { keyOf, newestOf, type Sent, sendDuring } from '#tests/bench/sensors.ts';

const WARM_UP_MS = 5000;
/** When sending has ended the newest values have so long to be there. */
const GRACE_MS = 1000;
const NEVER = Number.POSITIVE_INFINITY;

type Watch = {
  /** The page, and the process that serves it. */
  readonly url: string;
  readonly server: number;
  readonly brokers: string;
  readonly freezers: number;
  readonly seconds: number;
  /** Whether its frames are watched: that keeps it drawing, so its CPU says nothing then. */
  readonly frames: boolean;
};

export type Seen = Awaited<ReturnType<typeof watchPage>>;

/** Opens a page in a Chromium of its own, lets freezers send, and says what came of it. */
export async function watchPage(watch: Watch) {
  return withChromium(async (browser) => {
    const clock = await browser.ask(async (page) => {
      await page.goto(watch.url);
      await noteValues(page);
      if (watch.frames) await noteFrames(page);
      return compareClocks(page);
    });
    const { result: span, sent } = await sendDuring(watch.brokers, watch.freezers, () =>
      measureCpu(watch, browser),
    );
    const ended = performance.now();
    const noted = await browser.ask(async (page) => {
      await pause(Math.max(0, ended + GRACE_MS - performance.now()));
      return readNotes(page);
    });
    const { chromium, server } = span;
    return {
      ...{ chromium, server, clockError: clock.error, window: noted.window },
      ...readingsOf(noted, sent, (at) => isWithin(span, at), clock.offset),
      ...framesOf(noted, (at) => isWithin(span, at + clock.offset)),
    };
  });
}

type Span = { readonly began: number; readonly ended: number };

function isWithin({ began, ended }: Span, at: number): boolean {
  return at >= began && at <= ended;
}

/** The stretch that counts, and the CPU seconds a minute that it cost. */
async function measureCpu({ server, seconds }: Watch, browser: Chromium) {
  await pause(WARM_UP_MS);
  const chromiumClock = createCpuClock(() => withDescendants([browser.pid]));
  const serverClock = createCpuClock(() => [server]);
  const began = performance.now();
  await pause(seconds * 1000);
  return {
    ...{ began, ended: performance.now() },
    ...{ chromium: chromiumClock.perMinute(), server: serverClock.perMinute() },
  };
}

/** Of the freezers whose tile is in the page: how late each value was there, or that it never was. */
function readingsOf(
  { shown, tiles }: Noted,
  sent: readonly Sent[],
  counts: (at: number) => boolean,
  offset: number,
) {
  const seenAt = new Map<string, number>();
  for (const { freezer, value, at } of shown) {
    const name = `${freezer} ${value}`;
    if (!seenAt.has(name)) seenAt.set(name, at + offset);
  }
  const inPage = new Set(tiles.map(({ freezer }) => freezer));
  const expected = sent.filter(({ freezer, at }) => counts(at) && inPage.has(keyOf(freezer)));
  const delays = expected.map(({ freezer, value, at }) => {
    return (seenAt.get(`${keyOf(freezer)} ${value}`) ?? NEVER) - at;
  });
  const newest = newestOf(sent);
  const missing = tiles.filter(({ freezer, value }) => newest.get(freezer) !== value).length;
  return { delays, tiles: tiles.length, missing };
}

export function framesOf({ frames, tasks }: Noted, counts: (at: number) => boolean) {
  const counted = frames.filter(counts);
  return {
    gaps: counted.slice(1).map((at, n) => at - (counted[n] ?? at)),
    longestTask: Math.max(0, ...tasks.filter(({ at }) => counts(at)).map(({ ms }) => ms)),
  };
}
