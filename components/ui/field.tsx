import { type ReactNode, useId } from 'react';

/** What the control of a field takes from it. */
type Control = {
  id: string;
  className: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

type Given = {
  label: string;
  /** What else stands in the label's line. */
  side?: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it: stands in place of the hint. */
  fault?: ReactNode;
  children: (control: Control) => ReactNode;
};

/** One thing that somebody fills in: its name, the control, and below what helps, or what is wrong. */
export function Field({ label, side, hint, fault, children }: Given) {
  const id = useId();
  const faulty = fault !== undefined;
  const below = faulty ? fault : hint;
  const control = {
    id,
    className:
      'min-h-10 w-full rounded-lg border border-line bg-page px-3 placeholder:text-muted aria-invalid:border-bad',
    'aria-invalid': faulty,
    'aria-describedby': below === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div className="min-w-0 text-sm">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {side}
      </div>
      <div className="relative mt-1">{children(control)}</div>
      {below === undefined ? null : (
        <p
          id={`${id}-hint`}
          className={`mt-1 text-xs break-words ${faulty ? 'text-bad' : 'text-muted'}`}
        >
          {below}
        </p>
      )}
    </div>
  );
}
