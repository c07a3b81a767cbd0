import { createServerClock } from '#components/live/clock.ts';
import { createLatencyMeter } from '#components/live/latency.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { Frame, FreezerChange, Snapshot, Surroundings } from '#lib/events.ts';
import { DEFAULT_LIMITS, type FreezerFacts } from '#lib/freezer-facts.ts';
import { type FreezerStatus, statusOf } from '#lib/freezer-status.ts';
import { mergeSlots, type SparkSlot } from '#lib/live-freezer.ts';

export type Connection = 'connecting' | 'live' | 'lost';
export type FreezerView = Omit<FreezerChange, 'slots'> & { readonly spark: readonly SparkSlot[] };
/** What the page did not see, and how many alarms were raised meanwhile that are still open. */
export type Absence = { readonly from: number; readonly to: number; readonly raised: number };

export type LiveStore = ReturnType<typeof createLiveStore>;
type Listener = () => void;

/** Shorter absences are caught up with in silence. */
const WORTH_TELLING_MS = 5000;

/**
 * What the page knows of the freezers, without React. Whoever shows one freezer listens to that
 * one only, so a frame re-renders the tiles that changed and nothing else.
 */
export function createLiveStore(deps: { now: () => number }) {
  const clock = createServerClock(deps);
  const latency = createLatencyMeter();
  const freezers = new Map<string, FreezerView>();
  const facts = new Map<string, FreezerFacts>();
  const freezerListeners = new Map<string, Set<Listener>>();
  const listeners = {
    ids: new Set<Listener>(),
    status: new Set<Listener>(),
    alarms: new Set<Listener>(),
  };
  let ids: readonly string[] = [];
  let alarms: readonly AlarmView[] = [];
  let connection: Connection = 'connecting';
  let surroundings: Surroundings | undefined;
  let absence: Absence | undefined;
  let build: string | undefined;
  let upgraded = false;
  let sequence = 0;
  /** What time it was at the server when it said what was heard last. */
  let heardAt: number | undefined;

  const tell = (set: Iterable<Listener> | undefined) => {
    for (const listener of set ?? []) listener();
  };

  const heard = (theirs: number) => {
    clock.heard(theirs);
    heardAt = theirs;
  };

  const put = (changes: readonly FreezerChange[]) => {
    for (const change of changes) freezers.set(change.id, view(freezers.get(change.id), change));
  };

  const listAlarms = () => {
    alarms = [...facts.values()].flatMap((each) => each.alarms);
  };

  const apply = (changes: readonly FreezerChange[]) => {
    const known = freezers.size;
    put(changes);
    const appeared = freezers.size > known;
    if (appeared) ids = [...freezers.keys()];
    for (const { id } of changes) tell(freezerListeners.get(id));
    if (appeared) tell(listeners.ids);
  };

  const learn = (news: readonly FreezerFacts[]) => {
    if (news.length === 0) return;
    for (const fact of news) facts.set(fact.freezer, fact);
    listAlarms();
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

  /** Whether readings reach us at all: else it says nothing of a freezer that none comes from it. */
  const reading = () => {
    const parts = surroundings?.parts;
    return connection === 'live' && parts?.kafka.status === 'up' && parts.tail.status === 'up';
  };

  return {
    restart(snapshot: Snapshot) {
      const { topic, parts, simulation, rejects, limits } = snapshot;
      const before = ids;
      const absentSince = connection === 'lost' ? heardAt : undefined;
      freezers.clear();
      facts.clear();
      put(snapshot.freezers);
      for (const fact of snapshot.facts) facts.set(fact.freezer, fact);
      ids = [...freezers.keys()];
      listAlarms();
      sequence = snapshot.sequence;
      heard(snapshot.now);
      if (absentSince !== undefined) {
        absence = absenceSince(absentSince, snapshot.now, alarms) ?? absence;
      }
      upgraded ||= build !== undefined && build !== snapshot.build;
      build ??= snapshot.build;
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
      heard(frame.now);
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
    setConnection(next: Connection) {
      if (next === 'lost') latency.forget();
      setStatus(next, {});
    },
    /** The answer to the question what time it is at the server. */
    clockRead(askedAt: number, theirs: number) {
      clock.measured(askedAt, theirs, deps.now());
      heardAt = theirs;
    },
    sawAbsence() {
      absence = undefined;
      tell(listeners.status);
    },
    sequence: () => sequence,
    ids: () => ids,
    freezer: (id: string) => freezers.get(id),
    facts: (id: string) => facts.get(id),
    /** Every open alarm. */
    alarms: () => alarms,
    connection: () => connection,
    surroundings: () => surroundings,
    absence: () => absence,
    upgraded: () => upgraded,
    reading,
    latency,
    now: deps.now,
    /** The server's clock, so that an age is right on a browser whose own clock is wrong. */
    serverNow: clock.now,
    /** How a freezer is at a moment. */
    status(id: string, now: number): FreezerStatus {
      const known = facts.get(id);
      const limits = known?.card ?? surroundings?.limits ?? DEFAULT_LIMITS;
      return statusOf(known?.alarms ?? [], now, {
        heardAt: freezers.get(id)?.heardAt ?? 0,
        silentAfterMs: limits.silentAfterMs,
        reading: reading(),
        calmSince: known?.calmSince ?? undefined,
      });
    },
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

function absenceSince(from: number, to: number, alarms: readonly AlarmView[]): Absence | undefined {
  if (to - from <= WORTH_TELLING_MS) return undefined;
  return { from, to, raised: alarms.filter(({ raisedAt }) => raisedAt > from).length };
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
