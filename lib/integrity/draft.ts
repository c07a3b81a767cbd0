import type { CheckKeys, IntegrityRequest } from '#lib/api/integrity.ts';
import { LONGEST_KEY, MOST_LISTED_KEYS, MOST_MESSAGES } from '#lib/integrity/limits.ts';
import type { Partitioner } from '#lib/simulation/partitioner.ts';

export const STRATEGIES = ['spread', 'one', 'list'] as const satisfies CheckKeys['strategy'][];
type Strategy = (typeof STRATEGIES)[number];

/** What was typed into the form of a check. */
export type CheckDraft = {
  readonly count: string;
  readonly strategy: Strategy;
  readonly key: string;
  /** One on each line. */
  readonly list: string;
  readonly partitioner: Partitioner;
};

export const NEW_DRAFT: CheckDraft = {
  ...{ count: '10000', strategy: 'spread', key: '', list: '', partitioner: 'murmur2' },
};

/** Undefined is what is not right as it was typed. */
export type ReadDraft = {
  readonly count: number | undefined;
  readonly keys: CheckKeys | undefined;
};

export function readDraft({ count, strategy, key, list }: CheckDraft): ReadDraft {
  return { count: countOf(count), keys: keysOf(strategy, key, list) };
}

export function requestOf(draft: CheckDraft): IntegrityRequest | undefined {
  const { count, keys } = readDraft(draft);
  if (count === undefined || keys === undefined) return undefined;
  return { count, keys, partitioner: draft.partitioner };
}

/** Groups of thousands may be parted as they are in the reader's language: no fraction has three digits here. */
const GROUPED = /^\d{1,3}([.,\s]\d{3})+$/;

function countOf(text: string): number | undefined {
  const typed = text.trim();
  const digits = GROUPED.test(typed) ? typed.replace(/\D/g, '') : typed;
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return count >= 1 && count <= MOST_MESSAGES ? count : undefined;
}

function keysOf(strategy: Strategy, key: string, list: string): CheckKeys | undefined {
  switch (strategy) {
    case 'spread':
      return { strategy };
    case 'one':
      return isKey(key.trim()) ? { strategy, key: key.trim() } : undefined;
    case 'list': {
      const keys = list
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const fits = keys.length >= 1 && keys.length <= MOST_LISTED_KEYS && keys.every(isKey);
      return fits && new Set(keys).size === keys.length ? { strategy, list: keys } : undefined;
    }
  }
}

const KEY = new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${LONGEST_KEY}}$`, 'u');

function isKey(text: string): boolean {
  return KEY.test(text);
}
