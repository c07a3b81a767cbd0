/** Runs one step of a start and says so when it takes longer than a second. */
export type RunStep = <T>(title: string, work: () => Promise<T>) => Promise<T>;

const SHOW_AFTER_MS = 1000;
const REPEAT_MS = 15_000;

export function createSteps(deps: { write: (line: string) => void; now: () => number }): RunStep {
  const { write, now } = deps;
  return async (title, work) => {
    const began = now();
    const seconds = () => ((now() - began) / 1000).toFixed(1);
    let shown = false;
    const show = setTimeout(() => {
      shown = true;
      write(`  … ${title}`);
    }, SHOW_AFTER_MS);
    const repeat = setInterval(() => write(`  … ${title} (${seconds()} s so far)`), REPEAT_MS);
    try {
      const result = await work();
      if (shown) write(`  ✓ ${title}: ${seconds()} s`);
      return result;
    } finally {
      clearTimeout(show);
      clearInterval(repeat);
    }
  };
}
