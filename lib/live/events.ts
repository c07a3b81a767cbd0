import type { PlacedReading } from '#lib/chart/passed.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import type { FreezerFacts, FreezerLimits } from '#lib/freezer/facts.ts';
import type { SparkSlot } from '#lib/freezer/live.ts';
import type { Parts } from '#lib/health/parts.ts';
import type { RejectReason } from '#lib/reading/reading.ts';

/** The one map of what goes over the socket. Facts are in the past tense, requests are noun:verb. */
export type ServerToClient = {
  'live:restarted': (snapshot: Snapshot) => void;
  'live:advanced': (frame: Frame) => void;
  /** To whoever asked for it by `delivery:watch`. */
  'delivery:advanced': (news: DeliveryNews) => void;
  /** Whoever is signed in here is called otherwise now, or may do something else. */
  'session:changed': () => void;
  'session:ended': () => void;
};

export type ClientToServer = {
  /** A snapshot comes soon: `live:restarted`. */
  'live:resync': (request: unknown, acknowledge: (answer: Answer<null>) => void) => void;
  /** What time it is at the server; how long the answer takes tells how sure that is. */
  'clock:read': (acknowledge: (now: number) => void) => void;
  /** Messages are followed for this browser from now on, until it leaves or goes. */
  'delivery:watch': (acknowledge: (answer: Answer<null>) => void) => void;
  'delivery:leave': (acknowledge: (answer: Answer<null>) => void) => void;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; error: string };

/** One freezer's newest value, with the sparkline slots that changed. */
export type FreezerChange = {
  id: string;
  celsius: number;
  at: number;
  /** When the sensor was last heard of, by our clock: silence is judged on this. */
  heardAt: number;
  partition: number;
  offset: string;
  /** Only where its newest reading is; frames are the shorter for it. */
  simulated?: true;
  slots: readonly SparkSlot[];
  /** LV8: the coldest and the warmest of several readings that one frame joins, where that is not the newest. */
  passed?: readonly PlacedReading[];
};

/** What the simulated sensors do: no more than every page has to know. */
export type SimulationStatus = {
  /** How many run. */
  running: number;
  /** The instance that runs them; null while none does. */
  owner: string | null;
  /** How many readings a second that makes. */
  perSecond: number;
};

/** What was not a reading since this start: how many, and the newest of them. */
export type Rejects = {
  count: number;
  last: { reason: RejectReason; partition: number; offset: string } | null;
};

/** Everything the page shows besides readings. */
export type Surroundings = {
  topic: string;
  parts: Parts;
  simulation: SimulationStatus;
  rejects: Rejects;
  /** Of every freezer that has no card of its own. */
  limits: FreezerLimits;
};

export type Snapshot = Surroundings & {
  sequence: number;
  /** The server's clock, so that ages are right on a browser whose own is wrong. */
  now: number;
  /** Which build of the pages the server has: another than before means an upgrade. */
  build: string;
  freezers: FreezerChange[];
  facts: FreezerFacts[];
};

export type Frame = Partial<Surroundings> & {
  sequence: number;
  now: number;
  changes: FreezerChange[];
  /** When Kafka got the newest of the messages behind these changes. */
  appendedAt?: number;
  /** Of the freezers whose alarms or settings changed. */
  facts?: FreezerFacts[];
};
