import { StateSign } from '#components/live/status-words.tsx';
import type { TileState } from '#lib/freezer-status.ts';

/** A button among others that filter. */
export const CHIP =
  'flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm whitespace-nowrap hover:bg-line aria-pressed:border-ink aria-pressed:bg-line';

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
};

/** How many there are of each; a click shows only those, a second one all again. */
export function CountFilter<T extends string>(given: Given<T>) {
  const { label, all, counts, values, sign, words, chosen, choose } = given;
  const total = values.reduce((sum, value) => sum + counts[value], 0);
  const shown = values.filter((value) => counts[value] > 0 || value === chosen);
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
      <legend className="sr-only">{label}</legend>
      <button
        type="button"
        aria-pressed={chosen === null}
        onClick={() => choose(null)}
        className={CHIP}
      >
        {all} <span className="text-muted tabular-nums">{total}</span>
      </button>
      {shown.map((value) => (
        <button
          key={value}
          type="button"
          data-count={value}
          aria-pressed={chosen === value}
          onClick={() => choose(chosen === value ? null : value)}
          className={CHIP}
        >
          <StateSign state={sign(value)} />
          {words(value)}
          <span className="text-muted tabular-nums">{counts[value]}</span>
        </button>
      ))}
    </fieldset>
  );
}
