import { ALARM_KINDS, type AlarmChange, type AlarmKind } from '#lib/alarm/alarm.ts';
import { isLoud } from '#lib/alarm/waiting.ts';
import type { Range } from '#lib/history/history.ts';

/** How often something was on, and for how long in all. */
export type Tally = { readonly times: number; readonly ms: number };
type PreviewStretch = {
  readonly kind: AlarmKind;
  readonly from: number;
  /** Null while it goes on. */
  readonly to: number | null;
  readonly limit: number | null;
};
export type PreviewOutcome = {
  /** Of those that call somebody: a time of which two tell is one. */
  readonly loud: Tally;
  readonly kinds: (Tally & { readonly kind: AlarmKind })[];
  /** By time; those that follow each other closer than a screen can tell are one. */
  readonly stretches: PreviewStretch[];
};

/** A chart is so many points wide: what lies closer is not told apart. */
const POINTS = 1000;

type On = { readonly at: number; readonly limit: number | null };

/** Adds up when alarms are on within a range, from their changes, by time. */
export function createTally({ from, to }: Range) {
  const least = (to - from) / POINTS;
  const on = new Map<AlarmKind, On>();
  const kinds = new Map<AlarmKind, Tally>();
  const stretches: PreviewStretch[] = [];
  let loud: Tally = { times: 0, ms: 0 };
  let loudSince: number | undefined;

  const isAnyLoud = () => [...on.keys()].some((kind) => isLoud({ kind }));

  const end = (kind: AlarmKind, { at, limit }: On, until: number | null) => {
    on.delete(kind);
    const ms = within(at, until ?? to);
    if (ms === undefined) return;
    const { times, ms: before } = kinds.get(kind) ?? { times: 0, ms: 0 };
    kinds.set(kind, { times: times + 1, ms: before + ms });
    if (isLoud({ kind })) loud = { ...loud, times: loud.times + 1 };
    const index = stretches.findLastIndex((stretch) => stretch.kind === kind);
    const last = stretches[index];
    const follows = last?.to != null && at - last.to < least;
    if (follows) stretches[index] = { ...last, to: until };
    else stretches.push({ kind, from: at, to: until, limit });
  };

  /** The part of it that lies in the range; undefined where none does. */
  const within = (begin: number, until: number): number | undefined => {
    const ms = Math.min(until, to) - Math.max(begin, from);
    return ms > 0 ? ms : undefined;
  };

  const tellLoud = (at: number) => {
    const any = isAnyLoud();
    if (any) loudSince ??= at;
    else if (loudSince !== undefined) {
      loud = { ...loud, ms: loud.ms + (within(loudSince, at) ?? 0) };
      loudSince = undefined;
    }
  };

  return {
    add(changes: readonly AlarmChange[]) {
      for (const change of changes) {
        const { kind, at } = change;
        const known = on.get(kind);
        if (change.change === 'raised') on.set(kind, { at, limit: change.limit });
        else if (change.change === 'returned' && known !== undefined) end(kind, known, at);
        tellLoud(at);
      }
    },
    finish(): PreviewOutcome {
      for (const [kind, known] of [...on]) end(kind, known, null);
      tellLoud(to);
      return {
        loud,
        kinds: ALARM_KINDS.flatMap((kind) => {
          const tally = kinds.get(kind);
          return tally === undefined ? [] : [{ kind, ...tally }];
        }),
        stretches: stretches.toSorted((a, b) => a.from - b.from),
      };
    },
  };
}
