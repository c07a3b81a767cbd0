'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useEmptyWords } from '#components/fleet/use-empty-words.ts';
import { useOverview, useReading, useTopic, useUpgraded } from '#components/live/use-live.ts';
import { SessionLost } from '#components/session/session-notices.tsx';
import { Faults } from '#components/shell/faults.tsx';
import { Sign } from '#components/ui/sign.tsx';
import { usePage } from '#components/wall/use-page.ts';
import { useAwake, useRoom } from '#components/wall/use-screen.ts';
import { WallFoot } from '#components/wall/wall-foot.tsx';
import { WallTiles } from '#components/wall/wall-tiles.tsx';

/**
 * WL4: everything at a glance from across the room: no controls, no scrolling. All lengths follow the
 * letters, which are 28 px on 1920 × 1080: on a screen of 43 inches that is 10 mm for a capital letter,
 * which a good eye reads from five metres with ease.
 */
export function Wall() {
  const t = useTranslations();
  const topic = useTopic();
  const reading = useReading();
  const { entries, counts } = useOverview();
  const empty = useEmptyWords(topic);
  const ref = useRef<HTMLDivElement>(null);
  const room = useRoom(ref);
  const page = usePage(entries, room);
  useAwake();
  useReloadAfterUpgrade();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: F11 is the keyboard's way to fill the screen.
    <main
      id="content"
      className="flex h-dvh flex-col overflow-hidden text-[max(0.875rem,2.6vmin)]/[1.3]"
      data-reading={reading}
      title={t('wall.full')}
      onClick={fillScreen}
    >
      <h1 className="sr-only">{t('wall.title')}</h1>
      <div ref={ref} className="relative min-h-0 flex-1">
        {entries.length === 0 ? (
          <div className="absolute inset-0 grid place-content-center gap-[0.5em] p-[1em] text-center text-[1.4em] text-balance text-muted">
            <p className="text-[1.4em] font-semibold text-ink">{empty.title}</p>
            <p>{empty.text}</p>
          </div>
        ) : null}
        <h2 className="sr-only">{t('fleet.all')}</h2>
        <WallTiles page={page} of={entries.length} room={room} />
      </div>
      <div role="status">
        <SessionLost />
        <Faults line={(words) => <Fault>{words}</Fault>} />
      </div>
      <WallFoot counts={counts} page={page} letters={room.width / room.letter} />
    </main>
  );
}

function Fault({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-baseline gap-[0.5em] border-t border-warn bg-warn/15 px-[0.6em] py-[0.3em]">
      <Sign shape="triangle" className="text-warn" />
      {children}
    </p>
  );
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
