import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { Field } from '#components/ui/field.tsx';

type Given = {
  label: string;
  value: string;
  change: (text: string) => void;
  hint?: string | undefined;
  fault?: ReactNode;
  type?: HTMLInputTypeAttribute;
  autoComplete: string;
  placeholder?: string | undefined;
  most?: number;
};

/** A line of text that somebody fills in. */
export function TextField(given: Given) {
  const { value, change, type = 'text', autoComplete, placeholder, most = 100, ...around } = given;
  return (
    <Field {...around}>
      {(control) => (
        <input
          {...control}
          type={type}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={most}
          placeholder={placeholder}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}
