/** What Gelo leans on. The page says which of them is away, since when, and why. */
export const PART_NAMES = ['kafka', 'tail', 'database', 'recorder'] as const;
export type PartName = (typeof PART_NAMES)[number];

type PartState =
  | { readonly status: 'up' }
  | {
      readonly status: 'down';
      readonly since: number;
      readonly reason: string;
      /** How many messages it has still to read, where that is what is wrong. */
      readonly behind?: number;
    };

export type Parts = Readonly<Record<PartName, PartState>>;

export const ALL_UP: Parts = {
  kafka: { status: 'up' },
  tail: { status: 'up' },
  database: { status: 'up' },
  recorder: { status: 'up' },
};

export type Seen = { up: true } | { up: false; reason: string; behind?: number };

/** The parts after one of them was looked at; the same object when nothing changed. */
export function stepParts(parts: Parts, name: PartName, seen: Seen, now: number): Parts {
  const before = parts[name];
  if (seen.up) return before.status === 'up' ? parts : { ...parts, [name]: { status: 'up' } };
  const { reason, behind } = seen;
  const known = before.status === 'down' && before.reason === reason && before.behind === behind;
  if (known) return parts;
  const since = before.status === 'down' ? before.since : now;
  const state = { status: 'down', since, reason, ...(behind !== undefined && { behind }) };
  return { ...parts, [name]: state };
}
