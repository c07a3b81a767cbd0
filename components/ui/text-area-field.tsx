import type { ReactNode } from 'react';
import { Field } from '#components/ui/field.tsx';

type Given = {
  label: string;
  value: string;
  change: (text: string) => void;
  hint?: string | undefined;
  fault?: ReactNode;
  rows: number;
  spellCheck?: boolean;
  most?: number;
};

/** Some lines of text. */
export function TextAreaField({ value, change, rows, spellCheck, most, ...around }: Given) {
  return (
    <Field {...around}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          spellCheck={spellCheck}
          maxLength={most}
          value={value}
          onChange={({ target }) => change(target.value)}
          className={`py-2 ${control.className}`}
        />
      )}
    </Field>
  );
}
