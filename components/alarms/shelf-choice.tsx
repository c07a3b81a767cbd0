'use client';

import { useTranslations } from 'use-intl';
import { Moment } from '#components/live/moment.tsx';
import { useTimely } from '#components/live/use-live.ts';
import { SHELF_MINUTES, type ShelfMinutes } from '#lib/alarm/deed.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';

type Given = { minutes: ShelfMinutes; choose: (minutes: ShelfMinutes) => void };

/** For how long, and until when that is. */
export function ShelfChoice({ minutes, choose }: Given) {
  const t = useTranslations('deed');
  const minute = useTimely((now) => Math.floor(now / MINUTE_MS));
  return (
    <fieldset className="text-sm">
      <legend className="font-medium">{t('shelfFor')}</legend>
      <div className="mt-1 grid grid-cols-2 gap-2 sm:grid-cols-4">
        {SHELF_MINUTES.map((each) => (
          <label
            key={each}
            className="flex min-h-14 cursor-pointer flex-col justify-center rounded-xl border border-line px-3 py-2 hover:bg-line has-checked:border-accent has-checked:bg-accent/10 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="minutes"
              value={each}
              checked={each === minutes}
              onChange={() => choose(each)}
              className="sr-only"
            />
            <span className="font-medium">{t(`shelfMinutes.m${each}`)}</span>
            <span className="text-xs text-muted">
              {t.rich('shelfUntil', { time: () => <Moment at={(minute + each) * MINUTE_MS} /> })}
            </span>
          </label>
        ))}
      </div>
      <p className="mt-1.5 text-xs text-muted">{t('shelfText')}</p>
    </fieldset>
  );
}
