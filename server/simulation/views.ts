import type { SensorList, SimulationReport, SimulationView } from '#lib/api/simulation.ts';
import type { SimulationStatus } from '#lib/live/events.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import { countRunning, type Tenure, type Wish, wishedPerSecond } from '#server/simulation/wish.ts';

export const NOTHING_SENT: SimulationReport = {
  ...{ acknowledged: 0, unconfirmed: 0, failed: 0, retried: 0, skipped: 0 },
  ...{ buffered: 0, inFlight: 0, unansweredMs: null },
  ...{ perSecond: 0, latencyMs: null, receipts: [], problem: null },
};

/** What was said last, by one who is gone: nobody sends any more. */
export function reportAfter(last: SimulationReport): SimulationReport {
  const over = { perSecond: 0, latencyMs: null, problem: null };
  return { ...NOTHING_SENT, ...last, ...over, buffered: 0, inFlight: 0, unansweredMs: null };
}

/** What every page has to know. */
export function statusOf({ sensors }: Wish, { owner }: Tenure): SimulationStatus {
  const running = countRunning(sensors);
  const name = running === 0 ? null : (owner?.name ?? null);
  return { running, owner: name, perSecond: wishedPerSecond(sensors) };
}

/** What the page of the simulation shows. */
export function viewOf(
  wish: Wish,
  tenure: Tenure,
  now: {
    partitions: number | undefined;
    settings: SendSettings;
    report: SimulationReport;
    at: number;
  },
): SimulationView {
  return {
    revision: wish.revision,
    sensors: wish.sensors.length,
    running: countRunning(wish.sensors),
    wishedPerSecond: wishedPerSecond(wish.sensors),
    owner: tenure.owner,
    partitions: now.partitions ?? null,
    settings: now.settings,
    faults: wish.faults.filter(({ until }) => until > now.at),
    ...now.report,
  };
}

export function sensorsOf({ revision, sensors }: Wish): SensorList {
  return {
    revision,
    sensors: sensors.map(({ id, running, model, rate, profile, seed }) => {
      return { id, running, model, rate, profile, seed };
    }),
  };
}
