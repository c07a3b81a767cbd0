import type { FreezerFacts, FreezerLimits } from '#lib/freezer/facts.ts';
import type { Log } from '#server/lifecycle/log.ts';

const RETRY_MS = 1000;

/** What the database says of freezers besides their readings, kept for whoever shows it. */
export function createFactsBoard(deps: {
  /** Of all freezers, or of those with these numbers. */
  facts: (freezers?: readonly number[]) => Promise<FreezerFacts[]>;
  limits: () => Promise<FreezerLimits>;
  onLimits: (limits: FreezerLimits) => void;
  onChange: () => void;
  log: Log;
}) {
  const { facts, limits, onLimits, onChange, log } = deps;
  const known = new Map<string, FreezerFacts>();
  let changed = new Set<string>();
  /** What is to be read next. */
  let wanted: Set<number> | 'all' = new Set();
  let reading = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const put = (fresh: FreezerFacts) => {
    const { freezer } = fresh;
    // All are read again with each change of a profile; few of them are different then.
    if (JSON.stringify(known.get(freezer)) === JSON.stringify(fresh)) return;
    known.set(freezer, fresh);
    changed.add(freezer);
  };

  const readAll = async () => {
    onLimits(await limits());
    for (const each of await facts()) put(each);
  };

  const readWanted = async () => {
    const now = wanted;
    wanted = new Set();
    try {
      if (now === 'all') await readAll();
      else for (const fresh of await facts([...now])) put(fresh);
      if (changed.size > 0) onChange();
    } catch (error) {
      log.debug({ error }, 'the alarms could not be read; reading all of them again');
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(reload, RETRY_MS);
    }
  };

  /** One after the other, so that an older answer never overwrites a newer one; together what came meanwhile. */
  const read = async () => {
    if (reading) return;
    reading = true;
    while (!stopped && (wanted === 'all' || wanted.size > 0)) await readWanted();
    reading = false;
  };

  const reload = () => {
    wanted = 'all';
    void read();
  };

  return {
    name: 'the alarm board',
    /** It reads once the database can be listened to. */
    start: () => undefined,
    reload,
    refresh(freezers: readonly number[]) {
      if (wanted !== 'all') for (const each of freezers) wanted.add(each);
      void read();
    },
    knows: (freezer: string): boolean => known.has(freezer),
    all: (): FreezerFacts[] => [...known.values()],
    /** What changed since this was last asked. */
    drain(): FreezerFacts[] {
      const news = [...changed].flatMap((freezer) => known.get(freezer) ?? []);
      changed = new Set();
      return news;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
