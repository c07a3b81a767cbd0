/** How far a partition went, and how far it was recorded, at one time. */
type Place = {
  readonly partition: number;
  readonly high: number;
  readonly position: number;
  /** Since when something of it has been seen to wait for the recorder. */
  readonly waitsSince: number | null;
};
export type FlowSample = { readonly at: number; readonly places: readonly Place[] };

/** Messages a second that came, and that were recorded; null where one does not know. */
export type Rates = { readonly in: number | null; readonly out: number | null };

/** DE4: so far back, in steps of about so much. */
export const FLOW_MS = 5 * 60_000;
const STEP_MS = 2000;
/** A look that came later than this leaves a gap: what happened meanwhile is not known. */
const GAP_MS = 4 * STEP_MS;

/** Notes how it is now; a look less than a step after the one before it stands only until the next. */
export function noteFlow(samples: readonly FlowSample[], fresh: FlowSample): FlowSample[] {
  const { at } = fresh;
  // Of a clock that was set back nothing from before can be compared.
  const kept = samples.filter((each) => each.at > at - FLOW_MS - STEP_MS && each.at < at);
  const [last, previous] = [kept.at(-1), kept.at(-2)];
  const passing = last !== undefined && previous !== undefined && last.at - previous.at < STEP_MS;
  return [...(passing ? kept.slice(0, -1) : kept), fresh];
}

/** The rates of a partition between each two looks; each belongs to the later one's time. */
export function ratesOf(samples: readonly FlowSample[], partition: number): Rates[] {
  return samples.slice(1).map((after, index) => {
    const before = samples[index];
    const [from, to] = [placeOf(before, partition), placeOf(after, partition)];
    const ms = after.at - (before?.at ?? 0);
    if (from === undefined || to === undefined || ms > GAP_MS) return UNKNOWN;
    return { in: rate(from.high, to.high, ms), out: rate(from.position, to.position, ms) };
  });
}

const UNKNOWN: Rates = { in: null, out: null };

function placeOf(sample: FlowSample | undefined, partition: number): Place | undefined {
  return sample?.places.find((place) => place.partition === partition);
}

/** A place that went back is of a log that was made anew. */
function rate(from: number, to: number, ms: number): number | null {
  return to < from ? null : ((to - from) * 1000) / ms;
}

/** From zero to a round number above the greatest, with the ticks between. */
export function rateScale(rates: readonly (number | null)[]): { top: number; ticks: number[] } {
  const most = Math.max(1, ...rates.map((each) => each ?? 0));
  const size = 10 ** Math.floor(Math.log10(most));
  const top = ([1, 2, 4, 6, 8].find((each) => each * size >= most) ?? 10) * size;
  return { top, ticks: [0, top / 2, top] };
}
