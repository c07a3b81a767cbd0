import type { Page } from 'playwright';

/** What a page notes about itself while nobody is attached; times are on its own clock. */
export type Noted = {
  readonly shown: { readonly freezer: string; readonly value: string; readonly at: number }[];
  /** When frames began; only with `frames`. */
  readonly frames: number[];
  readonly tasks: { readonly at: number; readonly ms: number }[];
  readonly tiles: { readonly freezer: string; readonly value: string }[];
  readonly window: string;
};

declare global {
  interface Window {
    noted: Pick<Noted, 'shown' | 'frames' | 'tasks'>;
  }
}

/** From now on the page notes each value that its DOM comes to hold. */
export async function noteValues(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.noted = { shown: [], frames: [], tasks: [] };
    const note = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const freezer = element?.closest('[data-freezer]')?.getAttribute('data-freezer');
      const value = element?.getAttribute('data-celsius') ?? node.nodeValue;
      if (freezer && value) window.noted.shown.push({ freezer, value, at: performance.now() });
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) note(target);
    }).observe(document, {
      subtree: true,
      attributeFilter: ['data-celsius'],
      characterData: document.querySelector('main') === null,
    });
  });
}

/** And when each frame begins, and which tasks were long: this alone costs CPU. */
export async function noteFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frame = () => {
      window.noted.frames.push(performance.now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        window.noted.tasks.push({ at: startTime, ms: duration });
      }
    }).observe({ type: 'longtask' });
  });
}

export async function readNotes(page: Page): Promise<Noted> {
  return page.evaluate(() => ({
    ...window.noted,
    tiles: [...document.querySelectorAll('[data-freezer]')].map((tile) => ({
      freezer: tile.getAttribute('data-freezer') ?? '',
      value:
        tile.querySelector('[data-celsius]')?.getAttribute('data-celsius') ??
        tile.firstChild?.nodeValue ??
        '',
    })),
    window: `${window.innerWidth}×${window.innerHeight}`,
  }));
}

/** What to add to the page's clock to get ours, and how far off that may be. */
export async function compareClocks(page: Page): Promise<{ offset: number; error: number }> {
  let offset = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 100; n++) {
    const before = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const roundTrip = performance.now() - before;
    if (roundTrip < shortest) {
      shortest = roundTrip;
      offset = before + roundTrip / 2 - theirs;
    }
  }
  return { offset, error: shortest / 2 };
}
