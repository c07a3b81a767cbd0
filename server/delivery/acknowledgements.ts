import type { Receipt } from '#lib/api/simulation.ts';
import type { Acknowledged, Place } from '#lib/delivery/news.ts';

/** A message comes back to us within this, or is not being followed. */
const KEPT_MS = 10_000;

/** Offsets of one partition that the broker acknowledged together: `from` up to and including `to`. */
type Stretch = {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
};

/** When the broker acknowledged what this instance sent of late: a few stretches, not each message. */
export function createAcknowledgements(deps: { now: () => number }) {
  let stretches: Stretch[] = [];

  return {
    /** Answers which of what waits for its receipt has it by these: older ones were looked through before. */
    note(receipts: readonly Receipt[]) {
      const at = deps.now();
      const fresh = stretchesOf(receipts, at);
      stretches = [...stretches.filter((each) => at - each.at < KEPT_MS), ...fresh];
      return (waiting: readonly Place[]): Acknowledged[] =>
        waiting.flatMap(({ partition, offset }) =>
          holding(fresh, { partition, offset }) ? [{ partition, offset, at }] : [],
        );
    },
    at: (place: Place): number | undefined => holding(stretches, place)?.at,
    forget() {
      stretches = [];
    },
  };
}

function holding(stretches: readonly Stretch[], { partition, offset }: Place) {
  return stretches.findLast(
    (each) => each.partition === partition && each.from <= offset && offset <= each.to,
  );
}

/** Receipts of one request: of each partition they are next to each other. */
function stretchesOf(receipts: readonly Receipt[], at: number): Stretch[] {
  const found = new Map<number, { from: number; to: number }>();
  for (const { partition, offset } of receipts) {
    if (offset === null) continue;
    const place = Number(offset);
    const known = found.get(partition);
    if (known === undefined) found.set(partition, { from: place, to: place });
    else known.to = place;
  }
  return [...found].map(([partition, stretch]) => ({ partition, ...stretch, at }));
}
