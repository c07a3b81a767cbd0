import { createListeners, type Listener } from '#components/live/listeners.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerFacts } from '#lib/freezer/facts.ts';
import { mergeSlots, type SparkSlot } from '#lib/freezer/live.ts';
import type { FreezerChange } from '#lib/live/events.ts';

export type FreezerView = Omit<FreezerChange, 'slots'> & { readonly spark: readonly SparkSlot[] };

/**
 * The freezers that the page knows, with what the database says of them. Whoever shows one freezer
 * listens to that one only.
 */
export function createFreezers() {
  const freezers = new Map<string, FreezerView>();
  const facts = new Map<string, FreezerFacts>();
  const ofFreezer = new Map<string, ReturnType<typeof createListeners>>();
  const ofIds = createListeners();
  const ofAlarms = createListeners();
  let ids: readonly string[] = [];
  let alarms: readonly AlarmView[] = [];

  const put = (changes: readonly FreezerChange[]) => {
    for (const change of changes) freezers.set(change.id, view(freezers.get(change.id), change));
  };

  /** FA9: a retired freezer has its page, and a place among the others no more. */
  const inUse = () => [...freezers.keys()].filter((id) => facts.get(id)?.retired !== true);

  const know = (news: readonly FreezerFacts[]) => {
    for (const each of news) facts.set(each.freezer, each);
    alarms = [...facts.values()].flatMap((each) => each.alarms);
  };

  return {
    /** All anew; nobody is told before the answer is called. */
    restart(changes: readonly FreezerChange[], known: readonly FreezerFacts[]): () => void {
      const before = [...freezers.keys()];
      freezers.clear();
      facts.clear();
      put(changes);
      know(known);
      ids = inUse();
      return () => {
        for (const id of new Set([...before, ...freezers.keys()])) ofFreezer.get(id)?.tell();
        ofIds.tell();
        ofAlarms.tell();
      };
    },
    change(changes: readonly FreezerChange[]) {
      const known = freezers.size;
      put(changes);
      const appeared = freezers.size > known;
      if (appeared) ids = inUse();
      for (const { id } of changes) ofFreezer.get(id)?.tell();
      if (appeared) ofIds.tell();
    },
    learn(news: readonly FreezerFacts[]) {
      if (news.length === 0) return;
      const moved = news.some(({ freezer, retired }) => retired !== facts.get(freezer)?.retired);
      know(news);
      if (moved) ids = inUse();
      for (const { freezer } of news) ofFreezer.get(freezer)?.tell();
      if (moved) ofIds.tell();
      ofAlarms.tell();
    },
    /** Of those in use. */
    ids: () => ids,
    /** Those that are retired too, some thousands at most. */
    allIds: () => [...freezers.keys()],
    /** Whether there are some, but none in use. */
    allRetired: () => ids.length === 0 && freezers.size > 0,
    freezer: (id: string) => freezers.get(id),
    facts: (id: string) => facts.get(id),
    /** Every open alarm. */
    alarms: () => alarms,
    onIds: ofIds.add,
    onAlarms: ofAlarms.add,
    onFreezer(id: string, listener: Listener): () => void {
      const listeners = ofFreezer.get(id) ?? createListeners();
      ofFreezer.set(id, listeners);
      const undo = listeners.add(listener);
      return () => {
        undo();
        if (listeners.size() === 0 && ofFreezer.get(id) === listeners) ofFreezer.delete(id);
      };
    },
  };
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
  if (same) return spark;
  // A change ends with the server's newest slot: later ones are from before its clock was set back.
  const newest = slots.at(-1)?.from ?? Number.POSITIVE_INFINITY;
  const ahead = (last?.from ?? newest) > newest;
  return mergeSlots(ahead ? spark.filter(({ from }) => from <= newest) : spark, slots);
}
