import { createServerClock } from '#components/live/clock.ts';
import { createDeliveryFeed } from '#components/live/delivery-feed.ts';
import { createFreezers } from '#components/live/freezers.ts';
import { createLatencyMeter } from '#components/live/latency.ts';
import { createListeners } from '#components/live/listeners.ts';
import { ledAmong } from '#lib/alarm/lead.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { type FreezerStatus, statusOf } from '#lib/freezer/status.ts';
import type { Frame, Snapshot, Surroundings } from '#lib/live/events.ts';

export type Connection = 'connecting' | 'live' | 'lost';
/** Whether the server still knows who this page was made for; `refused` is that it wants to know first. */
export type Session = 'known' | 'ended' | 'refused';
/** What the page did not see, and how many alarms were raised meanwhile that are still open. */
export type Absence = { readonly from: number; readonly to: number; readonly raised: number };

export type LiveStore = ReturnType<typeof createLiveStore>;

/** Shorter absences are caught up with in silence. */
const WORTH_TELLING_MS = 5000;

/** What the page knows, without React, so that a frame re-renders what changed and nothing else. */
export function createLiveStore(deps: { now: () => number }) {
  const clock = createServerClock(deps);
  const latency = createLatencyMeter();
  const freezers = createFreezers();
  const deliveries = createDeliveryFeed({ serverNow: clock.now });
  const ofStatus = createListeners();
  let connection: Connection = 'connecting';
  let session: Session = 'known';
  let sessionChanges = 0;
  let surroundings: Surroundings | undefined;
  let absence: Absence | undefined;
  let build: string | undefined;
  let upgraded = false;
  let sequence = 0;
  /** What time it was at the server when it said what was heard last. */
  let heardAt: number | undefined;

  const heard = (theirs: number) => {
    clock.heard(theirs);
    heardAt = theirs;
  };

  const setStatus = (next: Connection, news: Partial<Surroundings>) => {
    const before = { connection, surroundings };
    connection = next;
    if (surroundings !== undefined && Object.keys(news).length > 0) {
      surroundings = { ...surroundings, ...news };
    }
    if (before.connection !== connection || before.surroundings !== surroundings) ofStatus.tell();
  };

  /** Whether readings reach us at all: else it says nothing of a freezer that none comes from it. */
  const reading = () => {
    const parts = surroundings?.parts;
    return connection === 'live' && parts?.kafka.status === 'up' && parts.tail.status === 'up';
  };

  return {
    restart(snapshot: Snapshot) {
      const { topic, parts, simulation, rejects, limits } = snapshot;
      const absentSince = connection === 'lost' ? heardAt : undefined;
      const tellOfFreezers = freezers.restart(snapshot.freezers, snapshot.facts);
      sequence = snapshot.sequence;
      heard(snapshot.now);
      if (absentSince !== undefined) {
        absence = absenceSince(absentSince, snapshot.now, freezers.alarms()) ?? absence;
      }
      upgraded ||= build !== undefined && build !== snapshot.build;
      build ??= snapshot.build;
      surroundings = { topic, parts, simulation, rejects, limits };
      connection = 'live';
      if (session === 'refused') session = 'known';
      tellOfFreezers();
      ofStatus.tell();
    },
    /** False when a frame is missing in between: only a new snapshot helps. */
    advance(frame: Frame): boolean {
      if (frame.sequence <= sequence) return true;
      if (frame.sequence !== sequence + 1) return false;
      sequence = frame.sequence;
      heard(frame.now);
      freezers.change(frame.changes);
      freezers.learn(frame.facts ?? []);
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
    setSession(next: Session) {
      session = next;
      ofStatus.tell();
    },
    /** Whoever is signed in may do something else now: pages are to be made anew. */
    sessionChanged() {
      sessionChanges++;
      ofStatus.tell();
    },
    /** The answer to the question what time it is at the server. */
    clockRead(askedAt: number, theirs: number) {
      clock.measured(askedAt, theirs, deps.now());
      heardAt = theirs;
    },
    sawAbsence() {
      absence = undefined;
      ofStatus.tell();
    },
    sequence: () => sequence,
    ids: freezers.ids,
    allIds: freezers.allIds,
    allRetired: freezers.allRetired,
    freezer: freezers.freezer,
    facts: freezers.facts,
    alarms: freezers.alarms,
    connection: () => connection,
    session: () => session,
    sessionChanges: () => sessionChanges,
    surroundings: () => surroundings,
    absence: () => absence,
    upgraded: () => upgraded,
    reading,
    latency,
    deliveries,
    now: deps.now,
    /** The server's clock, so that an age is right on a browser whose own clock is wrong. */
    serverNow: clock.now,
    /** How a freezer is at a moment. */
    status(id: string, now: number): FreezerStatus {
      const known = freezers.facts(id);
      const limits = known?.card ?? surroundings?.limits ?? DEFAULT_LIMITS;
      return statusOf(known?.alarms ?? [], now, {
        heardAt: freezers.freezer(id)?.heardAt ?? 0,
        silentAfterMs: limits.silentAfterMs,
        reading: reading(),
        calmSince: known?.calmSince ?? undefined,
        retired: known?.retired ?? false,
      });
    },
    onIds: freezers.onIds,
    onAlarms: freezers.onAlarms,
    onFreezer: freezers.onFreezer,
    onStatus: ofStatus.add,
  };
}

function absenceSince(from: number, to: number, alarms: readonly AlarmView[]): Absence | undefined {
  if (to - from <= WORTH_TELLING_MS) return undefined;
  const isLed = ledAmong(alarms, to);
  const raised = alarms.filter((alarm) => alarm.raisedAt > from && !isLed(alarm)).length;
  return { from, to, raised };
}
