import type { ComponentProps, ReactNode } from 'react';
import { Field } from '#components/ui/field.tsx';

type Given = {
  label: string;
  hint?: string;
  fault?: ReactNode;
  value: string;
  change: (value: string) => void;
} & Pick<ComponentProps<'select'>, 'children' | 'disabled'>;

/** One of several, which fold away. */
export function SelectField({ value, change, disabled, children, ...around }: Given) {
  return (
    <Field {...around}>
      {(control) => (
        <select
          {...control}
          value={value}
          disabled={disabled}
          onChange={({ target }) => change(target.value)}
        >
          {children}
        </select>
      )}
    </Field>
  );
}
