import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { StateSign } from '#components/live/status-words.tsx';
import type { TileState } from '#lib/freezer/status.ts';

/** A button among others that filter. */
export const CHIP =
  'flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm whitespace-nowrap hover:bg-line aria-pressed:border-ink aria-pressed:bg-line';

/** On a phone they stand in one line that is pushed aside, or all in sight, each with its word below. */
const LOOKS = {
  line: {
    row: '-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0',
    chip: CHIP,
    word: '',
    count: 'text-muted',
  },
  strip: {
    row: 'grid w-full grid-cols-[repeat(auto-fit,minmax(5rem,1fr))] gap-1.5 sm:flex sm:w-auto sm:flex-wrap sm:gap-2 sm:py-1',
    chip: `${CHIP} max-sm:min-h-12 max-sm:flex-wrap max-sm:content-center max-sm:justify-center max-sm:gap-y-0 max-sm:rounded-xl max-sm:px-1`,
    word: 'max-sm:order-last max-sm:basis-full max-sm:text-center max-sm:text-xs max-sm:leading-tight max-sm:whitespace-normal',
    count: 'text-muted max-sm:text-base/5 max-sm:font-semibold max-sm:text-ink',
  },
};

type Given<T extends string> = {
  label: string;
  all: string;
  counts: Readonly<Record<T, number>>;
  /** What can be counted, in order. */
  values: readonly T[];
  sign: (value: T) => TileState;
  words: (value: T) => string;
  chosen: T | null;
  choose: (value: T | null) => void;
  look?: keyof typeof LOOKS;
};

/** How many there are of each; a click shows only those, a second one all again. */
export function CountFilter<T extends string>(given: Given<T>) {
  const { label, all, counts, values, sign, words, chosen, choose, look = 'line' } = given;
  const total = values.reduce((sum, value) => sum + counts[value], 0);
  const shown = values.filter((value) => counts[value] > 0 || value === chosen);
  return (
    <fieldset className={`min-w-0 ${LOOKS[look].row}`}>
      <legend className="sr-only">{label}</legend>
      <Chip
        {...{ look, count: total, word: all, pressed: chosen === null }}
        press={() => choose(null)}
      />
      {shown.map((value) => (
        <Chip
          key={value}
          {...{ look, name: value, count: counts[value], word: words(value) }}
          pressed={chosen === value}
          press={() => choose(chosen === value ? null : value)}
        >
          <StateSign state={sign(value)} />
        </Chip>
      ))}
    </fieldset>
  );
}

function Chip(given: {
  look: keyof typeof LOOKS;
  name?: string;
  word: string;
  count: number;
  pressed: boolean;
  press: () => void;
  children?: ReactNode;
}) {
  const { look, name, word, count, pressed, press, children } = given;
  const looks = LOOKS[look];
  const format = useFormatter();
  return (
    <button
      type="button"
      data-count={name}
      aria-pressed={pressed}
      onClick={press}
      className={looks.chip}
    >
      {children}
      <span className={looks.word}>{word}</span>{' '}
      <span className={`tabular-nums ${looks.count}`}>{format.number(count)}</span>
    </button>
  );
}
