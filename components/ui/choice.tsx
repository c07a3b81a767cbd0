import { useId } from 'react';

type Given<T extends string> = {
  label: string;
  values: readonly T[];
  words: (value: T) => string;
  hints: (value: T) => string;
  chosen: T;
  choose: (value: T) => void;
  disabled?: boolean;
};

/** One of a few, with what the chosen one means. */
export function Choice<T extends string>(given: Given<T>) {
  const { label, values, words, hints, chosen, choose, disabled = false } = given;
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="text-sm font-medium">{label}</legend>
      <div className="mt-1 flex w-fit max-w-full flex-wrap gap-1 rounded-[1.25rem] border border-line bg-page p-1">
        {values.map((value) => (
          <label
            key={value}
            className="flex min-h-8 cursor-pointer items-center rounded-full px-3 text-sm text-muted has-checked:bg-line has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-default"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => choose(value)}
              aria-describedby={`${name}-hint`}
              className="sr-only"
            />
            {words(value)}
          </label>
        ))}
      </div>
      <p id={`${name}-hint`} className="mt-1 text-xs text-muted">
        {hints(chosen)}
      </p>
    </fieldset>
  );
}
