import { spawn } from 'node:child_process';
import { chromium, type Page } from 'playwright';
import { onLeash } from '#tests/bench/leash.ts';
import { BROWSER_ARGS, findBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const WINDOW = '1280,800';

export type Chromium = Awaited<ReturnType<typeof startChromium>>;

/** A real Chromium to which devtools are attached only for as long as somebody asks it something. */
async function startChromium() {
  const folder = temporaryFolder();
  const executable = (await findBrowser()) ?? chromium.executablePath();
  const args = [
    ...BROWSER_ARGS,
    '--headless',
    '--remote-debugging-port=0',
    // Not Playwright's viewport, which ends when it is detached.
    `--window-size=${WINDOW}`,
    `--user-data-dir=${folder.path}`,
  ];
  const browser = spawn(executable, [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onLeash(browser);
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  let printed = '';
  browser.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const close = async () => {
    browser.kill('SIGKILL');
    await ended;
    folder.remove();
  };
  try {
    const endpoint = await waitFor('Chromium', () => /ws:\/\/\S+/.exec(printed)?.[0]);
    return {
      pid: browser.pid ?? 0,
      port: Number(new URL(endpoint).port),
      close,
      async ask<T>(question: (page: Page) => Promise<T>): Promise<T> {
        const devtools = await chromium.connectOverCDP(endpoint);
        try {
          const page = devtools.contexts()[0]?.pages()[0];
          if (page === undefined) throw new Error('Chromium has no page');
          return await question(page);
        } finally {
          await devtools.close();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A Chromium with a profile of its own, gone afterwards whatever happens. */
export async function withChromium<T>(work: (browser: Chromium) => Promise<T>): Promise<T> {
  const browser = await startChromium();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
