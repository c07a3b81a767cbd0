'use client';

import { useLocale } from 'use-intl';
import { useTimely } from '#components/live/use-live.ts';
import { momentText, wholeMoment } from '#lib/time/moment.ts';

/** When something was or will be, by the reader's clock and calendar. */
export function Moment({ at }: { at: number }) {
  const locale = useLocale();
  const text = useTimely((now) => momentText(at, now, locale));
  return (
    <time dateTime={new Date(at).toISOString()} title={wholeMoment(at, locale)}>
      {text}
    </time>
  );
}
