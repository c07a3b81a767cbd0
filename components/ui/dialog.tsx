'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#components/ui/icon.tsx';

type Given = {
  title: string;
  close: () => void;
  /** A click beside it closes it, where nothing can be lost that was typed. */
  light?: boolean;
  /** As wide as the screen allows, for what stands side by side. */
  wide?: boolean;
  /** Where the focus goes if what opened it has gone meanwhile, or is about to. */
  after?: () => HTMLElement | null;
  children: ReactNode;
};

/** In the middle of a desk's screen, at the bottom of a phone's. Heavy: load what uses it when it is first wanted. */
export function Dialog({ title, close, light = false, wide = false, after, children }: Given) {
  const t = useTranslations('ask');
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      disablePointerDismissal={!light}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-black/45" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Base.Popup
            ref={popup}
            initialFocus={(by) => (by === 'touch' ? true : firstField(popup.current))}
            finalFocus={() => after?.() ?? true}
            className={`flex max-h-[92dvh] w-full flex-col rounded-t-2xl border border-line bg-surface text-ink shadow-xl outline-none sm:rounded-2xl ${wide ? 'sm:max-w-[88rem]' : 'sm:max-w-lg'}`}
          >
            <div className="flex items-center justify-between gap-4 pt-3 pr-3 pl-5">
              <Base.Title className="text-base font-semibold tracking-tight">{title}</Base.Title>
              <Base.Close
                title={t('close')}
                aria-label={t('close')}
                className="grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink"
              >
                <Icon name="close" className="size-4" />
              </Base.Close>
            </div>
            <div className="overflow-y-auto px-5 pt-1 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
              {children}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What there is to fill in first; a touch would bring the keyboard over what is to be read. */
function firstField(popup: HTMLElement | null): HTMLElement | true {
  const field = (which: string) => popup?.querySelector<HTMLElement>(which);
  return field('input:checked') ?? field('input, textarea') ?? true;
}
