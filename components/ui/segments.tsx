type Given<T extends string> = {
  label: string;
  values: readonly T[];
  words: (value: T) => string;
  chosen: T;
  choose: (value: T) => void;
};

/** One of a few, all of them in sight. */
export function Segments<T extends string>({ label, values, words, chosen, choose }: Given<T>) {
  return (
    <fieldset className="flex max-w-full min-w-0 overflow-x-auto rounded-full border border-line bg-surface p-0.5 text-sm">
      <legend className="sr-only">{label}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => choose(value)}
          className="min-h-8 cursor-pointer rounded-full px-2.5 text-muted aria-pressed:bg-line aria-pressed:text-ink"
        >
          {words(value)}
        </button>
      ))}
    </fieldset>
  );
}
