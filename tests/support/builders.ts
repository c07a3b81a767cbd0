import fc from 'fast-check';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { Followed } from '#lib/delivery/news.ts';
import { DEFAULT_LIMITS, type FreezerFacts } from '#lib/freezer/facts.ts';
import { SLOT_MS, type SparkSlot } from '#lib/freezer/live.ts';
import { ALL_UP } from '#lib/health/parts.ts';
import type { Frame, FreezerChange, Snapshot, Surroundings } from '#lib/live/events.ts';
import { SIMULATED_HEADER } from '#lib/reading/headers.ts';
import type { Reading } from '#lib/reading/reading.ts';
import type { TailMessage } from '#server/live/state.ts';

/** When the tests take place; it begins a sparkline slot. */
export const NOON = Date.UTC(2026, 0, 1, 12);

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function reading(given: Partial<Reading> = {}): Reading {
  return { freezer: 'f1', celsius: -3.42, at: NOON, skewed: false, simulated: false, ...given };
}

/** The nth slot after noon. */
export function slot(nth: number, min: number, max = min): SparkSlot {
  return { from: NOON + nth * SLOT_MS, min, max };
}

/** A message as a sensor sends it: the key names the freezer, the value is its temperature. */
export function message(given: Partial<Reading> & { offset?: string | number } = {}): TailMessage {
  const { freezer, celsius, at, simulated } = reading(given);
  return {
    ...(simulated && { headers: { [SIMULATED_HEADER]: bytes('1') } }),
    key: bytes(freezer),
    value: bytes(String(celsius)),
    timestamp: String(at),
    offset: String(given.offset ?? 0),
  };
}

function surroundings(): Surroundings {
  return {
    topic: 'freezer-temperatura',
    parts: ALL_UP,
    simulation: { running: 0, owner: null, perSecond: 0 },
    rejects: { count: 0, last: null },
    limits: DEFAULT_LIMITS,
  };
}

export function change(given: Partial<FreezerChange> = {}): FreezerChange {
  return {
    id: 'f1',
    celsius: -3.42,
    at: NOON,
    heardAt: NOON,
    partition: 0,
    offset: '0',
    slots: [slot(0, -3.42)],
    ...given,
  };
}

export function snapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    ...surroundings(),
    sequence: 0,
    now: NOON,
    build: 'b1',
    freezers: [],
    facts: [],
    ...given,
  };
}

export function frame(given: Partial<Frame> & { sequence: number }): Frame {
  return { now: NOON, changes: [], ...given };
}

export function alarmView(given: Partial<AlarmView> = {}): AlarmView {
  return {
    ...{ id: 1, freezer: 'f1', kind: 'high', standing: 'active', reason: null },
    ...{ since: NOON, raisedAt: NOON, returnedAt: null, celsius: 6, limit: 5, peak: 6 },
    ...{ acknowledgedAt: null, acknowledgedBy: null, note: null },
    ...{ shelvedUntil: null, shelvedBy: null, timesRaised: 1 },
    ...given,
  };
}

/** What the database says of a freezer: nothing, unless it is given. */
export function factsOf(freezer: string, given: Partial<FreezerFacts> = {}): FreezerFacts {
  return { freezer, card: null, calmSince: null, alarms: [], ...given };
}

/** A message on partition 1 that is followed, and has just been received. */
export function followed(offset: number, given: Partial<Followed> = {}): Followed {
  return {
    ...{ partition: 1, offset, key: 'sensor0', value: '-3.42', sentAt: NOON, sentBy: 'header' },
    ...{ simulated: false, check: false },
    ...{ appendedAt: null, receivedAt: NOON + 3, acknowledgedAt: null },
    ...{ recordedAt: null, recordedElsewhere: false },
    ...given,
  };
}

/** Hundredths of a degree, few enough that slots often hold the same value twice. */
export const someCelsius = fc.integer({ min: -300, max: 300 }).map((n) => n / 100);

/** Times over 25 minutes, so that slots fall out of the sparkline, and often the very same time. */
export const someTime = fc.oneof(
  fc.integer({ min: 0, max: 25 * 60_000 }).map((ms) => NOON + ms),
  fc.integer({ min: 0, max: 300 }).map((n) => NOON + n * (SLOT_MS / 2)),
);
