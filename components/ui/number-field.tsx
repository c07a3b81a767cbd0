import { Field } from '#components/ui/field.tsx';

type Given = {
  label: string;
  hint: string;
  fault: string | undefined;
  value: string;
  change: (text: string) => void;
  mode: 'numeric' | 'decimal';
  readOnly?: boolean;
};

/** A number that is typed, as people write it. */
export function NumberField({ value, change, mode, readOnly = false, ...around }: Given) {
  return (
    <Field {...around}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode={mode}
          autoComplete="off"
          value={value}
          readOnly={readOnly}
          onChange={({ target }) => change(target.value)}
          className={`tabular-nums ${control.className}`}
        />
      )}
    </Field>
  );
}
