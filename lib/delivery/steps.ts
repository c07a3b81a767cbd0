/** What happens to a message, in the order in which it usually does. */
export const STEPS = [
  'sent',
  'acknowledged',
  'appended',
  'received',
  'recorded',
  'arrived',
] as const;
export type StepName = (typeof STEPS)[number];

/** When it happened, by the server's clock (`sent`: by the sender's); null where that is not known. */
export type StepTimes = Readonly<Record<StepName, number | null>>;

/** Of a message that was followed; `arrivedAt` is when this page heard of it. */
export function timesOf(one: Stamped & Partial<Watched>): StepTimes {
  return {
    sent: one.sentAt,
    acknowledged: one.acknowledgedAt ?? null,
    appended: one.appendedAt,
    received: one.receivedAt ?? null,
    recorded: one.recordedAt ?? null,
    arrived: one.arrivedAt ?? null,
  };
}

type Stamped = { readonly sentAt: number | null; readonly appendedAt: number | null };
type Watched = {
  readonly acknowledgedAt: number | null;
  readonly receivedAt: number;
  readonly recordedAt: number | null;
  readonly arrivedAt: number;
};

export type Step = {
  readonly name: StepName;
  readonly at: number | null;
  /** How long after sending; null where either is not known. */
  readonly afterMs: number | null;
};

export type Journey = {
  readonly steps: readonly Step[];
  /** To the last of them. */
  readonly wholeMs: number;
  /** By how much the sender's clock is ahead of ours at least; 0 where it does not show. */
  readonly aheadMs: number;
  /** By how much it is behind ours, or the message was on its way to us; 0 where that is no long time. */
  readonly behindMs: number;
};

/** No message is on its way for so long, unless somebody kept it. */
const LONG_MS = 60_000;

/**
 * DE9: how long after sending each step came. A sender whose clock runs ahead would have sent after we
 * received; its first step then counts from the first that we saw ourselves.
 */
export function journeyOf(times: StepTimes): Journey {
  const seen = STEPS.slice(1).flatMap((name) => times[name] ?? []);
  const first = seen.length === 0 ? null : Math.min(...seen);
  const wayMs = times.sent !== null && first !== null ? first - times.sent : 0;
  const aheadMs = Math.max(0, -wayMs);
  const behindMs = wayMs < LONG_MS ? 0 : wayMs;
  const from = aheadMs > 0 ? first : times.sent;
  const steps = STEPS.map((name) => {
    const at = times[name];
    if (name === 'sent' && aheadMs > 0) return { name, at, afterMs: null };
    return { name, at, afterMs: at === null || from === null ? null : at - from };
  });
  const wholeMs = Math.max(0, ...steps.flatMap(({ afterMs }) => afterMs ?? []));
  return { steps, wholeMs, aheadMs, behindMs };
}
