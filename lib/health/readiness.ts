import { PART_NAMES, type PartName, type Parts } from '#lib/health/parts.ts';

/** `behind` is a part that has yet to catch up, but moves on. */
type PartReadiness =
  | { readonly status: 'up' }
  | { readonly status: 'behind'; readonly since: number; readonly messages: number }
  | { readonly status: 'down'; readonly since: number; readonly reason: string };

export type Readiness = {
  readonly ready: boolean;
  readonly parts: Readonly<Record<PartName, PartReadiness>>;
};

/** Each is looked at once a second, and an answer may take a few. */
export const UNSEEN_AFTER_MS = 20_000;

/**
 * AP1: whether Gelo does what it is here for. What has not been looked at for a while is not taken for
 * well: whoever looks may hang too.
 */
export function readinessOf(
  parts: Parts,
  seenAt: Readonly<Record<PartName, number>>,
  now: number,
): Readiness {
  const each = Object.fromEntries(
    PART_NAMES.map((name) => [name, partOf(parts[name], seenAt[name], now)]),
  ) as Record<PartName, PartReadiness>;
  return { ready: Object.values(each).every(({ status }) => status !== 'down'), parts: each };
}

function partOf(part: Parts[PartName], seenAt: number, now: number): PartReadiness {
  const isKnown = now - seenAt < UNSEEN_AFTER_MS;
  if (part.status === 'up') {
    return isKnown ? part : { status: 'down', since: seenAt, reason: 'unknown' };
  }
  const { since, reason, behind = 0 } = part;
  if (isKnown && reason === 'behind') return { status: 'behind', since, messages: behind };
  return { status: 'down', since, reason };
}

const UNTOLD = 'Ask on Gelo’s own machine to hear why, or look at its page.';

/** AP1: why a part is away may name what nobody outside is to know, such as addresses. */
export function withoutReasons({ ready, parts }: Readiness): Readiness {
  const each = Object.entries(parts).map(([name, part]) => [
    name,
    part.status === 'down' ? { ...part, reason: UNTOLD } : part,
  ]);
  return { ready, parts: Object.fromEntries(each) as Readiness['parts'] };
}
