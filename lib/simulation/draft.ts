import type { StartRequest } from '#lib/api/simulation.ts';
import { MOST_LINGER_MS } from '#lib/simulation/sending.ts';
import { MAX_SENSORS, RATE, type SensorModel } from '#lib/simulation/sensor.ts';

/** What stands in the fields of a start, as it was typed. */
export type StartDraft = {
  readonly count: string;
  readonly rate: string;
  readonly model: SensorModel;
  readonly profile: string;
};

/** The number of sensors that was typed; undefined when it is none. */
export function typedCount(text: string): number | undefined {
  return wholeFrom(text, 1, MAX_SENSORS);
}

/** With a comma or a point, as people write it. */
export function typedRate(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const rate = Number(plain);
  return rate >= RATE.least && rate <= RATE.most ? rate : undefined;
}

export function typedLinger(text: string): number | undefined {
  return wholeFrom(text, 0, MOST_LINGER_MS);
}

/** Undefined while a field holds what cannot be. */
export function startOf({ count, rate, model, profile }: StartDraft): StartRequest | undefined {
  const [many, each] = [typedCount(count), typedRate(rate)];
  if (many === undefined || each === undefined) return undefined;
  return { count: many, rate: each, model, profile };
}

function wholeFrom(text: string, least: number, most: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,6}$/.test(trimmed)) return undefined;
  const number = Number(trimmed);
  return number >= least && number <= most ? number : undefined;
}
