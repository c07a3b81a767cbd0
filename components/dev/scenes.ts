import type { Live } from '#components/live/live-provider.tsx';
import { createOverview } from '#components/live/overview.ts';
import { createLiveStore, type LiveStore } from '#components/live/store.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { DEFAULT_LIMITS, type FreezerFacts } from '#lib/freezer/facts.ts';
import { SLOT_MS } from '#lib/freezer/live.ts';
import { ALL_UP } from '#lib/health/parts.ts';
import type { FreezerChange, Snapshot } from '#lib/live/events.ts';

/** The page of states is always of this moment, so that two looks at it can be compared. */
export const NOW = Date.UTC(2026, 0, 15, 15);
const MINUTE_MS = 60_000;
const SLOTS = 60;

/** What a page shows that heard this, and to which `then` happened. */
export function scene(
  given: Partial<Snapshot>,
  then: (store: LiveStore, pass: (ms: number) => void) => void = () => undefined,
): Live {
  let now = NOW;
  const store = createLiveStore({ now: () => now });
  store.restart(snapshot(given));
  then(store, (ms) => {
    now += ms;
  });
  return { store, overview: createOverview(store) };
}

/** A page that has heard of nothing yet. */
export function unknownScene(): Live {
  const store = createLiveStore({ now: () => NOW });
  return { store, overview: createOverview(store) };
}

export function snapshot(given: Partial<Snapshot>): Snapshot {
  return {
    topic: 'freezer-temperatura',
    parts: ALL_UP,
    simulation: { running: 0, owner: null, perSecond: 0 },
    rejects: { count: 0, last: null },
    limits: DEFAULT_LIMITS,
    ...{ sequence: 0, now: NOW, build: 'one', freezers: [], facts: [] },
    ...given,
  };
}

/** Ten minutes of a freezer whose compressor switches on and off, and which goes so far in that time. */
export function freezer(id: string, celsius: number, drift = 0): FreezerChange {
  const slots = Array.from({ length: SLOTS }, (_, n) => {
    const middle = celsius + Math.sin(n / 5) * 0.4 + drift * (n / SLOTS - 1);
    return { from: NOW - (SLOTS - n) * SLOT_MS, min: middle - 0.15, max: middle + 0.15 };
  });
  return { id, celsius, at: NOW - 1000, heardAt: NOW - 1000, partition: 0, offset: '41', slots };
}

export function facts(id: string, given: Partial<FreezerFacts> = {}): FreezerFacts {
  return { freezer: id, card: null, calmSince: NOW - 4000 * MINUTE_MS, alarms: [], ...given };
}

export function card(name: string | null, place: string | null) {
  return { ...DEFAULT_LIMITS, name, place };
}

export function alarm(freezer: string, given: Partial<AlarmView> = {}): AlarmView {
  const since = NOW - 25 * MINUTE_MS;
  return {
    ...{ id: 1, freezer, kind: 'high', standing: 'active', reason: null, since },
    ...{ raisedAt: since + 2 * MINUTE_MS, returnedAt: null, celsius: 5.4, limit: 5, peak: 7.25 },
    ...{ acknowledgedAt: null, acknowledgedBy: null, note: null },
    ...{ shelvedUntil: null, shelvedBy: null, timesRaised: 1 },
    ...given,
  };
}
