import type { SimulationReport } from '#lib/api/simulation.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { WishedSensor } from '#server/simulation/run.ts';
import { createStint, type Stint } from '#server/simulation/stint.ts';
import { NOTHING_SENT, reportAfter } from '#server/simulation/views.ts';
import type { Tenure } from '#server/simulation/wish.ts';

const NOBODY: Tenure = { mine: false, owner: null, report: null };

/** Whether the simulation is this instance's, and what it does about that. */
export function createWork(deps: Parameters<typeof createStint>[0]) {
  const { log } = deps;
  let tenure = NOBODY;
  let partitions: number | undefined;
  let stint: Stint | undefined;
  let halted = false;

  const end = async () => {
    const ended = stint;
    stint = undefined;
    await ended?.stop();
  };

  return {
    tenure: () => tenure,
    partitions: () => partitions,
    holds(now: Tenure) {
      tenure = now;
      if (!isAnothers(tenure)) return;
      end().catch((error: unknown) => {
        log.debug({ error }, 'the simulation was not left in good order');
      });
    },
    /** Whether there are other partitions than before. */
    sawPartitions(count: number): boolean {
      const isNew = partitions !== count;
      partitions = count;
      return isNew;
    },
    carryOut(sensors: readonly WishedSensor[], settings: SendSettings) {
      if (halted || !tenure.mine || !partitions) return;
      stint ??= createStint(deps);
      stint.carryOut(sensors, { settings, partitions });
    },
    isIdle: () => stint?.isIdle() ?? true,
    turn: () => stint?.turn(),
    /** Ours, whose last acknowledgements may still come, but for another's while that runs it. */
    report(): SimulationReport {
      if (stint !== undefined) return stint.report();
      const { mine, owner, report } = tenure;
      if (mine || report === null) return NOTHING_SENT;
      return owner === null ? reportAfter(report) : { ...NOTHING_SENT, ...report };
    },
    /** Nothing new is measured. */
    halt() {
      halted = true;
      stint?.halt();
    },
    /** Resolves when what was measured is acknowledged or lost. */
    end,
  };
}

function isAnothers({ mine, owner }: Tenure): boolean {
  return !mine && owner !== null;
}
