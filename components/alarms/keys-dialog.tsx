'use client';

import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';

const KEYS = [
  ['down', ['j', 'down']],
  ['up', ['k', 'up']],
  ['select', ['x']],
  ['acknowledge', ['a']],
  ['shelve', ['s']],
  ['enter', ['enterKey']],
  ['escape', ['escapeKey']],
  ['help', ['?']],
] as const;

/** AM4: which keys there are. */
export function KeysDialog({ close }: { close: () => void }) {
  const t = useTranslations('keys');
  return (
    <Dialog title={t('title')} close={close} light>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-2 text-sm">
        {KEYS.map(([what, keys]) => (
          <div key={what} className="contents">
            <dt className="flex items-center gap-1.5">
              {keys.map((key, at) => (
                <span key={key} className="flex items-center gap-1.5">
                  {at === 0 ? null : <span className="text-muted">{t('or')}</span>}
                  <kbd className="grid min-w-8 place-items-center rounded-md border border-line bg-page px-2 py-1 font-sans text-xs">
                    <Key name={key} />
                  </kbd>
                </span>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-muted">{t('text')}</p>
    </Dialog>
  );
}

function Key({ name }: { name: (typeof KEYS)[number][1][number] }) {
  const t = useTranslations('keys');
  if (name === 'enterKey' || name === 'escapeKey') return t(name);
  if (name !== 'down' && name !== 'up') return name;
  return (
    <>
      <Icon name="more" className={`size-3.5 ${name === 'up' ? 'rotate-180' : ''}`} />
      <span className="sr-only">{t(`arrow.${name}`)}</span>
    </>
  );
}
