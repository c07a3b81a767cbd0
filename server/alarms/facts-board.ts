import type { FreezerFacts, FreezerLimits } from '#lib/freezer-facts.ts';
import type { Log } from '#server/lifecycle/log.ts';

const RETRY_MS = 1000;

/** What the database says of freezers besides their readings, kept for whoever shows it. */
export function createFactsBoard(deps: {
  /** Of all freezers that there is something to say of, or of those with these numbers. */
  facts: (freezers?: readonly number[]) => Promise<FreezerFacts[]>;
  limits: () => Promise<FreezerLimits>;
  onLimits: (limits: FreezerLimits) => void;
  onChange: () => void;
  log: Log;
}) {
  const { facts, limits, onLimits, onChange, log } = deps;
  const known = new Map<string, FreezerFacts>();
  let changed = new Set<string>();
  /** One after the other, so that an older answer never overwrites a newer one. */
  let queue: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const put = (fresh: FreezerFacts) => {
    const { freezer, card, alarms } = fresh;
    const nothing = card === null && alarms.length === 0;
    if (nothing && !known.has(freezer)) return;
    if (nothing) known.delete(freezer);
    else known.set(freezer, fresh);
    changed.add(freezer);
  };

  const readAll = async () => {
    onLimits(await limits());
    const fresh = await facts();
    const there = new Set(fresh.map(({ freezer }) => freezer));
    for (const freezer of [...known.keys()]) {
      if (!there.has(freezer)) put({ freezer, card: null, alarms: [] });
    }
    for (const each of fresh) put(each);
  };

  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).then(
      () => {
        if (changed.size > 0) onChange();
      },
      (error: unknown) => {
        log.debug({ error }, 'the alarms could not be read; reading all of them again');
        clearTimeout(timer);
        if (!stopped) timer = setTimeout(() => enqueue(readAll), RETRY_MS);
      },
    );
  };

  return {
    name: 'the alarm board',
    /** It reads once the database can be listened to. */
    start: () => undefined,
    reload: () => enqueue(readAll),
    refresh: (freezers: readonly number[]) =>
      enqueue(async () => {
        for (const fresh of await facts(freezers)) put(fresh);
      }),
    all: (): FreezerFacts[] => [...known.values()],
    /** What changed since this was last asked. */
    drain(): FreezerFacts[] {
      const news = [...changed].map(
        (freezer) => known.get(freezer) ?? { freezer, card: null, alarms: [] },
      );
      changed = new Set();
      return news;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
