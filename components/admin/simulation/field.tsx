import { type ComponentProps, useId } from 'react';

const LOOK =
  'mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3 text-sm tabular-nums aria-invalid:border-bad';

type Around = { label: string; hint: string; fault?: string | undefined };

/** A number that is typed; in place of its hint, what is wrong with it. */
export function NumberField(
  given: Around & {
    value: string;
    change: (text: string) => void;
    mode: 'numeric' | 'decimal';
    readOnly?: boolean;
  },
) {
  const { label, hint, fault, value, change, mode, readOnly = false } = given;
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={mode}
        autoComplete="off"
        value={value}
        readOnly={readOnly}
        onChange={({ target }) => change(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        className={LOOK}
      />
      <FieldHint id={`${id}-hint`} hint={hint} fault={fault} />
    </div>
  );
}

export function SelectField(
  given: Around & { value: string; change: (value: string) => void } & Pick<
      ComponentProps<'select'>,
      'children' | 'disabled'
    >,
) {
  const { label, hint, fault, value, change, disabled, children } = given;
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ target }) => change(target.value)}
        aria-describedby={`${id}-hint`}
        className={LOOK}
      >
        {children}
      </select>
      <FieldHint id={`${id}-hint`} hint={hint} fault={fault} />
    </div>
  );
}

function FieldHint({ id, hint, fault }: { id: string } & Omit<Around, 'label'>) {
  return (
    <p id={id} className={`mt-1 text-xs ${fault === undefined ? 'text-muted' : 'text-bad'}`}>
      {fault ?? hint}
    </p>
  );
}
