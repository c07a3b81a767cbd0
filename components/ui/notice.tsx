import type { ReactNode } from 'react';
import { Sign } from '#components/ui/sign.tsx';

/** A line that says what is wrong: icon, colour and words together. */
export function Notice({ tone, children }: { tone: 'warn' | 'info'; children: ReactNode }) {
  const look = tone === 'warn' ? 'border-warn/40 bg-warn/10' : 'border-line bg-surface';
  return (
    <p className={`flex gap-2.5 rounded-xl border px-4 py-3 text-sm ${look}`}>
      <Sign
        shape={tone === 'warn' ? 'triangle' : 'dot'}
        className={`mt-1.5 ${tone === 'warn' ? 'text-warn' : 'text-muted'}`}
      />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
