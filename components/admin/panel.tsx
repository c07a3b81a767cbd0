import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#components/ui/icon.tsx';

type Given = {
  title: string;
  side?: ReactNode;
  /** Folded at first where there is room for one column only. */
  folded?: boolean;
  children: ReactNode;
};

/** One matter of the page, with its heading. */
export function Panel({ title, side, folded = false, children }: Given) {
  const t = useTranslations('admin');
  const id = useId();
  const [open, setOpen] = useState(!folded);
  const label = open ? t('fold') : t('unfold');
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-3 rounded-2xl border border-line bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-base font-semibold tracking-tight">
          {title}
        </h2>
        {side}
        {folded ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`${label}: ${title}`}
            title={label}
            onClick={() => setOpen(!open)}
            className="-my-1.5 grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink lg:hidden"
          >
            <Icon name="more" className={`size-4 ${open ? 'rotate-180' : ''}`} />
          </button>
        ) : null}
      </div>
      <div className={`min-w-0 ${open ? '' : 'max-lg:hidden'}`}>{children}</div>
    </section>
  );
}
