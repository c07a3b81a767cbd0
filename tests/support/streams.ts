import fc from 'fast-check';
import { CHECK_HEADER } from '#lib/reading/headers.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { FetchedBatch, LogMessage } from '#server/recorder/log-batch.ts';
import { bytes, message, NOON } from '#tests/support/builders.ts';
import { piece } from '#tests/support/pieces.ts';

/** What may stand in a log, one after the other. */
type Token =
  | { is: 'reading'; key: number; celsius: number; later: number; back: number; json: boolean }
  | { is: 'reject'; key: string | null; value: string | null; stamp: string }
  /** Messages of an integrity check that look like readings, each of which would be another value. */
  | { is: 'check'; messages: number }
  /** Offsets that never held a message for readers, and those that are dropped before they are read. */
  | { is: 'control'; offsets: number }
  | { is: 'gap'; offsets: number };

const someToken: fc.Arbitrary<Token> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      is: fc.constant('reading' as const),
      key: fc.nat(2),
      celsius: fc.constantFrom(-3.42, -3.42, 4.6, 4.4, 5.5, 6, 0.1, -6, -4.7, 45, -127, 85, 1 / 3),
      later: fc.constantFrom(0, 1, 1000, 30_000, 61_000, 130_000, 400_000, 3_700_000),
      back: fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(0, 0, 0, 0, 1000, 60_000, 3_600_000, 90_000_000) },
        { weight: 1, arbitrary: fc.constant(-90_000_000) },
      ),
      json: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('reject' as const),
      key: fc.constantFrom(null, 'f1', ''),
      value: fc.constantFrom(null, '', 'warm', '{"value":1', '2000', '{"value":1,"unit":"X"}'),
      stamp: fc.constantFrom('-1', '0', String(NOON), '9223372036854775807'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('check' as const),
      messages: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constantFrom('control' as const, 'control' as const, 'gap' as const),
      offsets: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

export const someTokens = fc.array(someToken, { maxLength: 40, size: 'max' });

export const someSettings: fc.Arbitrary<Settings> = fc
  .record({
    warningBand: fc.constantFrom(0, 0.5),
    onDelaySeconds: fc.constantFrom(0, 60, 120),
    offDelaySeconds: fc.constantFrom(0, 60),
    cumulativeMinutes: fc.constantFrom(null, 1, 5),
    silentAfterSeconds: fc.constantFrom(5, 60, 600),
    stuckAfterMinutes: fc.constantFrom(null, 1, 360),
  })
  .map((own) => ({ ...PROFILE_SETTINGS.beverage, ...own }));

/** Ten hours before noon: the freezers' midnight comes soon after. */
const BEGIN = NOON - 10 * 3_600_000;

export type Stream = ReturnType<typeof streamOf>;

/** A partition as a broker has it, which drops messages where it is told so before they are read. */
export function streamOf(partition: number, tokens: readonly Token[]) {
  const messages: LogMessage[] = [];
  const gaps: { from: number; to: number }[] = [];
  let checks = 0;
  let end = 0;
  let now = BEGIN;
  for (const token of tokens) {
    if (token.is === 'control' || token.is === 'gap') {
      const from = end;
      end += token.offsets;
      const last = gaps.at(-1);
      if (token.is === 'gap' && last?.to === from) last.to = end;
      else if (token.is === 'gap') gaps.push({ from, to: end });
      continue;
    }
    if (token.is === 'check') {
      const of = { freezer: `p${partition} f0`, at: now };
      const sent = Array.from({ length: token.messages }, (_, nth) => ({
        ...message({ ...of, celsius: nth, offset: end + nth }),
        headers: { [CHECK_HEADER]: 'a' },
      }));
      messages.push(...sent);
      checks += sent.length;
      end += sent.length;
      continue;
    }
    if (token.is === 'reading') now += token.later;
    messages.push({ ...toMessage(token, partition, now), offset: String(end) });
    end++;
  }
  /** How far it can be recorded: a gap is noticed by what comes after it. */
  const last = gaps.at(-1);
  const reach = last?.to === end ? last.from : end;

  return {
    partition,
    end,
    reach,
    gaps: gaps.filter(({ from }) => from < reach),
    /** How many of its messages are those of a check. */
    checks,
    /** Where it begins: what is dropped is dropped once all before it was recorded. */
    low: (position: number) => gaps.findLast(({ from }) => from <= position)?.to ?? 0,
    /** Up to so many offsets, none of which is dropped; undefined at the end. */
    fetch(wanted: number, offsets: number): FetchedBatch | undefined {
      const from = gaps.find((gap) => wanted >= gap.from && wanted < gap.to)?.to ?? wanted;
      const to = Math.min(gaps.find((gap) => gap.from > from)?.from ?? end, from + offsets);
      if (to <= from) return undefined;
      const inside = messages.filter(({ offset }) => Number(offset) >= from && Number(offset) < to);
      return { ...piece(inside, { from, next: to }), high: end };
    },
  };
}

function toMessage(
  token: Extract<Token, { is: 'reading' | 'reject' }>,
  partition: number,
  now: number,
): Omit<LogMessage, 'offset'> {
  if (token.is === 'reject') {
    const { key, value, stamp } = token;
    return {
      key: key === null ? null : bytes(key),
      value: value === null ? null : bytes(value),
      timestamp: stamp,
    };
  }
  const id = `p${partition} f${token.key}`;
  const { celsius } = token;
  const timestamp = now - token.back;
  if (!token.json) {
    return { key: bytes(id), value: bytes(String(celsius)), timestamp: String(timestamp) };
  }
  return { key: null, value: bytes(JSON.stringify({ id, celsius, timestamp })), timestamp: '-1' };
}
