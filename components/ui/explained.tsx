'use client';

import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';

type Given = {
  /** What is explained, as it stands on the page. */
  children: ReactNode;
  title?: string;
  about: ReactNode;
  className?: string;
};

/** A word that says what it means when it is pressed: by pointer, finger or keyboard. */
export function Explained({ children, title, about, className = '' }: Given) {
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`cursor-help rounded text-left underline decoration-muted/60 decoration-dotted underline-offset-4 hover:decoration-ink data-popup-open:decoration-ink ${className}`}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="z-50">
          <Popover.Popup
            aria-label={title}
            className="max-h-[min(28rem,var(--available-height))] max-w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border border-line bg-surface p-4 text-sm text-ink shadow-xl outline-none"
          >
            {title === undefined ? null : (
              <Popover.Title className="mb-1 font-semibold">{title}</Popover.Title>
            )}
            <div className="flex flex-col gap-2 leading-relaxed text-pretty">{about}</div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
