'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { SoundMark } from '#components/alerting/sound-button.tsx';
import { useTimely } from '#components/live/use-live.ts';
import { ConnectionBadge } from '#components/shell/connection-badge.tsx';
import { StateCounts } from '#components/wall/state-counts.tsx';
import type { FleetCounts } from '#lib/fleet/view.ts';
import type { WallPage } from '#lib/fleet/wall.ts';

type Given = { counts: FleetCounts; page: WallPage; letters: number };

/** The time, how many are how, which page this is, and whether all that is live. */
export function WallFoot({ counts, page: { page, pages }, letters }: Given) {
  const t = useTranslations('wall');
  return (
    <footer className="flex h-[2.4em] items-center gap-[0.8em] border-t border-line bg-surface px-[0.6em] whitespace-nowrap">
      {letters === 0 ? null : <Clock />}
      <StateCounts counts={counts} letters={letters} />
      <span className="ml-auto text-muted tabular-nums" data-wall-page={page}>
        {pages > 1 ? t('page', { page: page + 1, pages }) : null}
      </span>
      <SoundMark />
      <ConnectionBadge look="gap-[0.4em]" />
      <Link
        href="/"
        prefetch={false}
        className="sr-only focus:not-sr-only"
        onClick={(event) => event.stopPropagation()}
      >
        {t('leave')}
      </Link>
    </footer>
  );
}

/** Not on the server, whose time zone is another. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function Clock() {
  const locale = useLocale();
  const text = useTimely((now) => new Intl.DateTimeFormat(locale, CLOCK).format(now));
  return <time className="text-[1.4em] font-semibold tabular-nums">{text}</time>;
}
