'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SoundMark } from '#components/alerting/sound-button.tsx';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';
import {
  useOverview,
  useReading,
  useTimely,
  useTopic,
  useUpgraded,
} from '#components/live/use-live.ts';
import { ConnectionBadge } from '#components/shell/connection-badge.tsx';
import { StateCounts } from '#components/wall/state-counts.tsx';
import { useAwake, useWindowSize } from '#components/wall/use-screen.ts';
import { wallGrid, wallPage } from '#lib/wall.ts';

const TURN_MS = 10_000;
const FOOT = 48;
const EDGE = 16;
const LEAST = { width: 230, height: 196 };

/** Everything at a glance from across the room: no controls, no scrolling. */
export function Wall() {
  const t = useTranslations();
  const topic = useTopic();
  const reading = useReading();
  const { entries, counts } = useOverview();
  const { width, height } = useWindowSize();
  const turn = useTimely((now) => Math.floor(now / TURN_MS));
  useAwake();
  useReloadAfterUpgrade();

  const room = { width: width - EDGE, height: height - FOOT - EDGE };
  const { columns, rows } = wallGrid(room, entries.length, LEAST);
  const { entries: shown, page, pages } = wallPage(entries, columns * rows, turn);
  const cell = { width: room.width / columns, height: room.height / rows };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: F11 is the keyboard's way to fill the screen.
    <main
      id="content"
      className="relative h-dvh overflow-hidden"
      data-reading={reading}
      title={t('wall.full')}
      onClick={fillScreen}
    >
      <h1 className="sr-only">{t('wall.title')}</h1>
      {topic !== undefined && entries.length === 0 ? (
        <p className="grid h-full place-items-center p-8 text-center text-2xl text-balance text-muted">
          {t('fleet.emptyText', { topic })}
        </p>
      ) : null}
      <ul>
        {(width === 0 ? [] : shown).map(({ id }, n) => (
          <FreezerTile
            key={id}
            id={id}
            at={n}
            of={entries.length}
            x={EDGE + (n % columns) * cell.width}
            y={EDGE + Math.floor(n / columns) * cell.height}
            width={cell.width - EDGE}
            height={cell.height - EDGE}
            look="screen"
          />
        ))}
      </ul>
      <footer
        className="absolute inset-x-0 bottom-0 flex items-center gap-3 whitespace-nowrap border-t sm:gap-6 border-line bg-surface px-4 text-sm"
        style={{ height: FOOT }}
      >
        {width === 0 ? null : <Clock />}
        <StateCounts counts={counts} />
        <span className="ml-auto text-muted tabular-nums" data-wall-page={page}>
          {pages > 1 ? t('wall.page', { page: page + 1, pages }) : null}
        </span>
        <SoundMark />
        <ConnectionBadge />
        <Link
          href="/"
          prefetch={false}
          className="sr-only focus:not-sr-only"
          onClick={(event) => event.stopPropagation()}
        >
          {t('wall.leave')}
        </Link>
      </footer>
    </main>
  );
}

/** Not on the server, whose time zone is another. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function Clock() {
  const locale = useLocale();
  const text = useTimely((now) => new Intl.DateTimeFormat(locale, CLOCK).format(now));
  return <time className="text-lg font-semibold tabular-nums">{text}</time>;
}

/** WL2: nobody stands before a wall to press a button. */
function useReloadAfterUpgrade(): void {
  const upgraded = useUpgraded();
  useEffect(() => {
    if (upgraded) window.location.reload();
  }, [upgraded]);
}

function fillScreen(): void {
  if (document.fullscreenElement !== null) return;
  document.documentElement.requestFullscreen?.().catch(() => undefined); // A browser may refuse; all is shown anyway.
}
