import type { Frame, FreezerChange, Snapshot, Surroundings } from '#lib/events.ts';
import { activeAlarms, type FreezerFacts } from '#lib/freezer-facts.ts';
import { mergeSlots, type SparkSlot } from '#lib/live-freezer.ts';

export type Connection = 'connecting' | 'live' | 'lost';
export type FreezerView = Omit<FreezerChange, 'slots'> & { readonly spark: readonly SparkSlot[] };

export type LiveStore = ReturnType<typeof createLiveStore>;
type Listener = () => void;

const byName = new Intl.Collator('en', { numeric: true });

/**
 * What the page knows of the freezers, without React. Whoever shows one freezer listens to that
 * one only, so a frame re-renders the tiles that changed and nothing else.
 */
export function createLiveStore(deps: { now: () => number }) {
  const freezers = new Map<string, FreezerView>();
  const facts = new Map<string, FreezerFacts>();
  const freezerListeners = new Map<string, Set<Listener>>();
  const listeners = {
    ids: new Set<Listener>(),
    status: new Set<Listener>(),
    alarms: new Set<Listener>(),
  };
  let ids: readonly string[] = [];
  let connection: Connection = 'connecting';
  let surroundings: Surroundings | undefined;
  let sequence = 0;
  let clockOffset = 0;

  const tell = (set: Iterable<Listener> | undefined) => {
    for (const listener of set ?? []) listener();
  };

  const put = (changes: readonly FreezerChange[]) => {
    for (const change of changes) freezers.set(change.id, view(freezers.get(change.id), change));
  };

  const list = () => {
    ids = [...freezers.keys()].sort(byName.compare);
  };

  const apply = (changes: readonly FreezerChange[]) => {
    const known = freezers.size;
    put(changes);
    const appeared = freezers.size > known;
    if (appeared) list();
    for (const { id } of changes) tell(freezerListeners.get(id));
    if (appeared) tell(listeners.ids);
  };

  const learn = (news: readonly FreezerFacts[]) => {
    if (news.length === 0) return;
    for (const fact of news) facts.set(fact.freezer, fact);
    for (const { freezer } of news) tell(freezerListeners.get(freezer));
    tell(listeners.alarms);
  };

  const setStatus = (next: Connection, news: Partial<Surroundings>) => {
    const before = { connection, surroundings };
    connection = next;
    if (surroundings !== undefined && Object.keys(news).length > 0) {
      surroundings = { ...surroundings, ...news };
    }
    if (before.connection !== connection || before.surroundings !== surroundings) {
      tell(listeners.status);
    }
  };

  return {
    restart(snapshot: Snapshot) {
      const { topic, parts, simulation, rejects, limits } = snapshot;
      const before = ids;
      freezers.clear();
      facts.clear();
      put(snapshot.freezers);
      for (const fact of snapshot.facts) facts.set(fact.freezer, fact);
      list();
      sequence = snapshot.sequence;
      clockOffset = snapshot.now - deps.now();
      surroundings = { topic, parts, simulation, rejects, limits };
      connection = 'live';
      for (const id of new Set([...before, ...ids])) tell(freezerListeners.get(id));
      tell(listeners.ids);
      tell(listeners.alarms);
      tell(listeners.status);
    },
    /** False when a frame is missing in between: only a new snapshot helps. */
    advance(frame: Frame): boolean {
      if (frame.sequence <= sequence) return true;
      if (frame.sequence !== sequence + 1) return false;
      sequence = frame.sequence;
      clockOffset = frame.now - deps.now();
      apply(frame.changes);
      learn(frame.facts ?? []);
      const { parts, simulation, rejects, limits } = frame;
      setStatus(connection, {
        ...(parts && { parts }),
        ...(simulation && { simulation }),
        ...(rejects && { rejects }),
        ...(limits && { limits }),
      });
      return true;
    },
    setConnection: (next: Connection) => setStatus(next, {}),
    sequence: () => sequence,
    ids: () => ids,
    freezer: (id: string) => freezers.get(id),
    facts: (id: string) => facts.get(id),
    /** How many freezers have an alarm that is active and not shelved. */
    troubled: (now: number) =>
      [...facts.values()].filter(({ alarms }) => activeAlarms(alarms, now).length > 0).length,
    connection: () => connection,
    surroundings: () => surroundings,
    /** The server's clock, so that an age is right on a browser whose own clock is wrong. */
    serverNow: () => deps.now() + clockOffset,
    onIds: (listener: Listener) => subscribe(listeners.ids, listener),
    onAlarms: (listener: Listener) => subscribe(listeners.alarms, listener),
    onStatus: (listener: Listener) => subscribe(listeners.status, listener),
    onFreezer(id: string, listener: Listener) {
      const set = freezerListeners.get(id) ?? new Set();
      freezerListeners.set(id, set);
      const undo = subscribe(set, listener);
      return () => {
        undo();
        if (set.size === 0 && freezerListeners.get(id) === set) freezerListeners.delete(id);
      };
    },
  };
}

function subscribe(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

function view(before: FreezerView | undefined, change: FreezerChange): FreezerView {
  const { slots, ...rest } = change;
  const spark = before === undefined ? slots : keepSame(before.spark, slots);
  return { ...rest, spark };
}

/** Most readings widen nothing: the same array then tells the sparkline that there is nothing to draw. */
function keepSame(spark: readonly SparkSlot[], slots: readonly SparkSlot[]): readonly SparkSlot[] {
  const last = spark.at(-1);
  const only = slots.length === 1 ? slots[0] : undefined;
  const same =
    only !== undefined &&
    last?.from === only.from &&
    last.min === only.min &&
    last.max === only.max;
  return same ? spark : mergeSlots(spark, slots);
}
