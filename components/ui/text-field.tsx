import { type HTMLInputTypeAttribute, useId } from 'react';

type Given = {
  label: string;
  value: string;
  change: (text: string) => void;
  hint?: string;
  /** What is wrong with it: stands in place of the hint. */
  fault?: string | undefined;
  type?: HTMLInputTypeAttribute;
  autoComplete: string;
  most?: number;
};

/** A line of text that somebody fills in. */
export function TextField(given: Given) {
  const { label, value, change, hint, fault, type = 'text', autoComplete, most = 100 } = given;
  const id = useId();
  const below = fault ?? hint;
  return (
    <div className="min-w-0 text-sm">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={most}
        value={value}
        onChange={({ target }) => change(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-hint`}
        className="mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3 aria-invalid:border-bad"
      />
      {below === undefined ? null : (
        <p
          id={`${id}-hint`}
          className={`mt-1 text-xs ${fault === undefined ? 'text-muted' : 'text-bad'}`}
        >
          {below}
        </p>
      )}
    </div>
  );
}
