import type { FlowView } from '#lib/api/delivery.ts';
import { type FlowSample, noteFlow, type Rates, ratesOf } from '#lib/delivery/flow.ts';

export type Flow = ReturnType<typeof createFlow>;

const UNKNOWN: Rates = { in: null, out: null };

/** DE4: how much came into each partition and was recorded of it in the last minutes, whoever looks or not. */
export function createFlow() {
  let samples: readonly FlowSample[] = [];

  return {
    note(fresh: FlowSample) {
      samples = noteFlow(samples, fresh);
    },
    newest: (partition: number): Rates => ratesOf(samples.slice(-2), partition)[0] ?? UNKNOWN,
    /** Since when something has been waiting to be recorded, as last seen; null where nothing was. */
    waitsSince: (partition: number): number | null =>
      samples.at(-1)?.places.find((place) => place.partition === partition)?.waitsSince ?? null,
    view(): FlowView {
      const partitions = samples.at(-1)?.places ?? [];
      return {
        at: samples.slice(1).map(({ at }) => at),
        partitions: partitions.map(({ partition }) => {
          const rates = ratesOf(samples, partition);
          return {
            partition,
            in: rates.map((each) => rounded(each.in)),
            out: rates.map((each) => rounded(each.out)),
          };
        }),
      };
    },
  };
}

/** A tenth of a message a second is as exact as one can read it. */
function rounded(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * 10) / 10;
}
