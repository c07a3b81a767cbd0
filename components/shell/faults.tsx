'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useConnection, useSurroundings, useTimely } from '#components/live/use-live.ts';
import { exactMoment } from '#lib/moment.ts';
import { PART_NAMES } from '#lib/parts.ts';

/** CN2, CN4: that the connection is lost, and each part that is away, as a line of whoever shows it. */
export function Faults({ line }: { line: (words: ReactNode) => ReactNode }) {
  const t = useTranslations();
  const connection = useConnection();
  const parts = useSurroundings()?.parts;
  return (
    <>
      {connection === 'lost' ? line(t('connection.lostText')) : null}
      {PART_NAMES.map((name) => {
        const part = parts?.[name];
        if (part?.status !== 'down') return null;
        const text =
          part.reason === 'leaderless'
            ? t('parts.leaderless')
            : t(`parts.${name}`, { behind: part.behind ?? 0 });
        return (
          <div key={name} data-part-down={name}>
            {line(
              <>
                {text} <Since at={part.since} />
              </>,
            )}
          </div>
        );
      })}
    </>
  );
}

function Since({ at }: { at: number }) {
  const t = useTranslations('parts');
  const locale = useLocale();
  return `(${t('since', { time: useTimely((now) => exactMoment(at, now, locale)) })})`;
}
