import type { ReactNode } from 'react';
import { Sign } from '#components/ui/sign.tsx';

/** A line that says what is wrong: icon, colour and words together. */
export function Notice(given: {
  tone: 'warn' | 'info';
  action?: { label: string; act: () => void };
  children: ReactNode;
}) {
  const { tone, action, children } = given;
  const look = tone === 'warn' ? 'border-warn/40 bg-warn/10' : 'border-line bg-surface';
  return (
    <div className={`flex gap-2.5 rounded-xl border px-4 py-3 text-sm ${look}`}>
      <Sign
        shape={tone === 'warn' ? 'triangle' : 'dot'}
        className={`mt-1.5 ${tone === 'warn' ? 'text-warn' : 'text-muted'}`}
      />
      <div className="min-w-0 break-words">{children}</div>
      {action ? (
        <button
          type="button"
          onClick={action.act}
          className="-my-1.5 ml-auto min-h-8 cursor-pointer self-center rounded-full px-3 font-medium text-accent hover:bg-line"
        >
          {action.label}
        </button>
      ) : null}
    </div>
  );
}
