import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Response } from 'playwright';
import { withChromium } from '#tests/bench/chromium.ts';
import { measureLighthouse } from '#tests/bench/lighthouse.ts';
import { fillSparklines, sendDuring } from '#tests/bench/sensors.ts';
import { atMost } from '#tests/bench/verdict.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';

const FREEZERS = 100;
const SCRIPT_KB = 200;
/** Class names that recharts gives to what it draws: no minifier touches them. */
const CHART_CODE = 'recharts-';
const BUILT = join(import.meta.dirname, '../../.next/static');

/** The fleet page's first load: the scripts that a real browser fetches for it, and Lighthouse. */
export async function measureFirstLoad(): Promise<void> {
  await withGelo(async (gelo) => {
    await fillSparklines(gelo, 0, FREEZERS);
    await sendDuring(gelo.kafka, FREEZERS, async () => {
      await withChromium((browser) => browser.ask((page) => measureScripts(page, gelo.http)));
      await measureLighthouse(gelo.http);
    });
  });
}

async function measureScripts(page: Page, url: string): Promise<void> {
  const answers: Response[] = [];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') answers.push(answer);
  });
  await page.goto(url);
  await page.waitForSelector('[data-freezer]');
  await page.waitForLoadState('networkidle');
  const scripts = await Promise.all(answers.map(readScript));
  const compressed = scripts.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const whole = scripts.reduce((total, { text }) => total + Buffer.byteLength(text), 0) / 1000;
  const encodings = [...new Set(scripts.map(({ encoding }) => encoding))].join(', ');
  console.log(
    `  ${scripts.length} scripts (${encodings}), ${whole.toFixed(0)} kB unpacked; fetched ${atMost(compressed, SCRIPT_KB, 'kB', 1)}`,
  );
  const withCharts = scripts.filter(({ text }) => text.includes(CHART_CODE)).length;
  const known = chartChunks() > 0 ? '' : '; the build has none at all, so this says nothing';
  console.log(`  scripts with chart code ${atMost(withCharts, 0, '')}${known}`);
}

async function readScript(answer: Response) {
  const { responseBodySize } = await answer.request().sizes();
  return {
    bytes: responseBodySize,
    encoding: answer.headers()['content-encoding'] ?? 'not compressed',
    text: await answer.text(),
  };
}

function chartChunks(): number {
  return readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .filter((path) => readFileSync(join(BUILT, path), 'utf8').includes(CHART_CODE)).length;
}
