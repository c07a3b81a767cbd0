'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import {
  useConnection,
  useSession,
  useSurroundings,
  useTimely,
} from '#components/live/use-live.ts';
import { PART_NAMES } from '#lib/health/parts.ts';
import { exactMoment } from '#lib/time/moment.ts';

/** CN2, CN4: that the connection is lost, and each part that is away, as a line of whoever shows it. */
export function Faults({ line }: { line: (words: ReactNode) => ReactNode }) {
  const t = useTranslations();
  const connection = useConnection();
  const session = useSession();
  const parts = useSurroundings()?.parts;
  return (
    <>
      {connection === 'lost' && session !== 'refused' ? line(t('connection.lostText')) : null}
      {PART_NAMES.map((name) => {
        const part = parts?.[name];
        if (part?.status !== 'down') return null;
        const stalled = name === 'recorder' && part.reason === 'stalled';
        const fault = part.reason === 'leaderless' ? 'leaderless' : stalled ? 'stalled' : name;
        const text = t(`parts.${fault}`, { behind: part.behind ?? 0 });
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
