import { spawn } from 'node:child_process';
import { chromium } from 'playwright';
import { BROWSER_ARGS, findBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** A value that appeared in the DOM, and when, on this process's clock. */
export type Shown = { freezer: string; value: string; at: number };

declare global {
  interface Window {
    shown: Shown[];
  }
}

/**
 * Opens a page in a real Chromium and notes each value that its DOM comes to hold. The devtools are
 * detached while it runs, because they cost the page CPU.
 */
export async function watchPage(url: string) {
  const folder = temporaryFolder();
  const executable = (await findBrowser()) ?? chromium.executablePath();
  const args = [...BROWSER_ARGS, '--headless', '--remote-debugging-port=0'];
  const browser = spawn(executable, [...args, `--user-data-dir=${folder.path}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  browser.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const endpoint = await waitFor('Chromium', () => /ws:\/\/\S+/.exec(printed)?.[0]);

  const attach = async () => {
    const devtools = await chromium.connectOverCDP(endpoint);
    const context = devtools.contexts()[0];
    const page = context?.pages()[0];
    if (page === undefined) throw new Error('Chromium has no page');
    return { page, detach: () => devtools.close() };
  };

  const first = await attach();
  await first.page.setViewportSize({ width: 1280, height: 800 });
  await first.page.goto(url);
  await first.page.evaluate(() => {
    window.shown = [];
    const note = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const freezer = element?.closest('[data-freezer]')?.getAttribute('data-freezer');
      const value = element?.getAttribute('data-celsius') ?? node.nodeValue;
      if (freezer && value) window.shown.push({ freezer, value, at: performance.now() });
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) note(target);
    }).observe(document, {
      subtree: true,
      attributeFilter: ['data-celsius'],
      characterData: document.querySelector('main') === null,
    });
  });
  let offset = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 100; n++) {
    const before = performance.now();
    const theirs = await first.page.evaluate(() => performance.now());
    const roundTrip = performance.now() - before;
    if (roundTrip < shortest) {
      shortest = roundTrip;
      offset = before + roundTrip / 2 - theirs;
    }
  }
  await first.detach();

  return {
    /** How far the two clocks may be apart. */
    clockErrorMs: shortest / 2,
    async collect(): Promise<Shown[]> {
      const { page, detach } = await attach();
      const shown = await page.evaluate(() => window.shown);
      await detach();
      return shown.map((entry) => ({ ...entry, at: entry.at + offset }));
    },
    async close() {
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill('SIGKILL');
      await ended;
      folder.remove();
    },
  };
}
