import type { ReactNode } from 'react';

export const FIELD =
  'min-h-10 w-full min-w-0 rounded-lg border border-line bg-surface px-3 text-sm text-ink placeholder:text-muted';

type Given = { text: string; wide?: boolean; children: ReactNode };

/** A field with its name above it. */
export function Labelled({ text, wide = false, children }: Given) {
  const width = wide ? 'basis-52 sm:max-w-60' : 'basis-40 sm:max-w-56';
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
    <label className={`flex min-w-0 grow flex-col gap-1 text-xs text-muted sm:grow-0 ${width}`}>
      {text}
      {children}
    </label>
  );
}
