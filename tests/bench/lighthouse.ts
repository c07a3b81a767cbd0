import lighthouse, { type Config, desktopConfig } from 'lighthouse';
import { withChromium } from '#tests/bench/chromium.ts';
import { median } from '#tests/bench/statistics.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const AT_LEAST = 95;
const RUNS = 3;

type Score = Record<(typeof CATEGORIES)[number], number>;

/** Lighthouse with its own presets; the promise is about the desktop one. */
export async function measureLighthouse(url: string): Promise<void> {
  await measurePreset('desktop', url, desktopConfig, AT_LEAST);
  await measurePreset('mobile', url, undefined, undefined);
}

async function measurePreset(
  name: string,
  url: string,
  config: Config | undefined,
  atLeast: number | undefined,
): Promise<void> {
  const scores: Score[] = [];
  for (let run = 0; run < RUNS; run++) scores.push(await scoreOf(url, config));
  const shown = CATEGORIES.map((category) => {
    const score = median(scores.map((each) => each[category]));
    if (atLeast === undefined) return `${category} ${score}`;
    return `${category} ${score} (at least ${atLeast}: ${score >= atLeast ? 'held' : 'MISSED'})`;
  });
  console.log(`  Lighthouse, ${name}, median of ${RUNS}: ${shown.join(', ')}`);
}

/** In a browser of its own, so that nothing is cached. */
async function scoreOf(url: string, config: Config | undefined): Promise<Score> {
  return withChromium(async ({ port }) => {
    const flags = { port, logLevel: 'error' as const, onlyCategories: [...CATEGORIES] };
    const result = await lighthouse(url, flags, config);
    const lhr = result?.lhr;
    if (lhr === undefined || lhr.runtimeError !== undefined) {
      throw new Error(`Lighthouse failed: ${lhr?.runtimeError?.message ?? 'it says nothing'}`);
    }
    return Object.fromEntries(
      CATEGORIES.map((category) => [
        category,
        Math.round((lhr.categories[category]?.score ?? 0) * 100),
      ]),
    ) as Score;
  });
}
