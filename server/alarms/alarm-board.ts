import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerAlarms } from '#lib/events.ts';
import type { Log } from '#server/lifecycle/log.ts';

const RETRY_MS = 1000;

/** The open alarms, as the database has them, for whoever shows them. */
export function createAlarmBoard(deps: {
  openAlarms: (freezers?: readonly number[]) => Promise<AlarmView[]>;
  keysOf: (freezers: readonly number[]) => Promise<string[]>;
  onChange: () => void;
  log: Log;
}) {
  const { openAlarms, keysOf, onChange, log } = deps;
  const open = new Map<string, AlarmView[]>();
  let changed = new Set<string>();
  /** One after the other, so that an older answer never overwrites a newer one. */
  let queue: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const put = (key: string, alarms: AlarmView[]) => {
    if (alarms.length === 0 && !open.has(key)) return;
    if (alarms.length === 0) open.delete(key);
    else open.set(key, alarms);
    changed.add(key);
  };

  const reload = async () => {
    const fresh = byFreezer(await openAlarms());
    for (const key of [...open.keys()]) if (!fresh.has(key)) put(key, []);
    for (const [key, alarms] of fresh) put(key, alarms);
  };

  const refresh = async (freezers: readonly number[]) => {
    const [alarms, keys] = await Promise.all([openAlarms(freezers), keysOf(freezers)]);
    const fresh = byFreezer(alarms);
    for (const key of keys) put(key, fresh.get(key) ?? []);
  };

  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).then(
      () => {
        if (changed.size > 0) onChange();
      },
      (error: unknown) => {
        log.debug({ error }, 'the alarms could not be read; reading all of them again');
        clearTimeout(timer);
        timer = setTimeout(() => enqueue(reload), RETRY_MS);
      },
    );
  };

  return {
    name: 'the alarm board',
    /** It reads once the database can be listened to. */
    start: () => undefined,
    reload: () => enqueue(reload),
    refresh: (freezers: readonly number[]) => enqueue(() => refresh(freezers)),
    all: (): FreezerAlarms[] => [...open].map(([freezer, alarms]) => ({ freezer, alarms })),
    /** What changed since this was last asked. */
    drain(): FreezerAlarms[] {
      const news = [...changed].map((freezer) => ({ freezer, alarms: open.get(freezer) ?? [] }));
      changed = new Set();
      return news;
    },
    stop: () => clearTimeout(timer),
  };
}

function byFreezer(alarms: readonly AlarmView[]): Map<string, AlarmView[]> {
  const map = new Map<string, AlarmView[]>();
  for (const alarm of alarms) {
    const known = map.get(alarm.freezer);
    if (known === undefined) map.set(alarm.freezer, [alarm]);
    else known.push(alarm);
  }
  return map;
}
