'use client';

import type { ReactNode, Ref } from 'react';
import { Icon } from '#components/ui/icon.tsx';

type Given = {
  label: string;
  /** How many are selected, in words. */
  count: string;
  unselect: string;
  clear: () => void;
  ref?: Ref<HTMLElement>;
  /** The buttons. */
  children: ReactNode;
};

/** What can be done to those that are selected; where the thumb is on a phone. */
export function SelectedBar({ label, count, unselect, clear, ref, children }: Given) {
  return (
    <section
      ref={ref}
      aria-label={label}
      className="fixed inset-x-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-xl sm:sticky sm:inset-x-auto sm:bottom-4 sm:rounded-full sm:py-2 sm:pr-2"
    >
      <p className="text-sm font-medium whitespace-nowrap" role="status">
        {count}
      </p>
      <button
        type="button"
        title={unselect}
        aria-label={unselect}
        onClick={clear}
        className="ml-auto grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink sm:order-last sm:ml-0"
      >
        <Icon name="close" className="size-4" />
      </button>
      <div className="flex basis-full flex-wrap gap-2 sm:ml-auto sm:basis-auto">{children}</div>
    </section>
  );
}
