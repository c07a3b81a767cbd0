'use client';

import Link from 'next/link';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { TileLook } from '#components/fleet/density.ts';
import { type ShownFreezer, TileCard } from '#components/fleet/tile-card.tsx';
import { TileCompact } from '#components/fleet/tile-compact.tsx';
import { TileRow } from '#components/fleet/tile-row.tsx';
import { TileScreen } from '#components/fleet/tile-screen.tsx';
import { useFacts, useFreezer, useFreezerStatus, useLimits } from '#components/live/use-live.ts';
import { freezerPath } from '#lib/freezer/address.ts';

type Given = {
  id: string;
  /** Which of how many it is: those that are not near the screen are not in the page. */
  at: number;
  of: number;
  x: number;
  y: number;
  width: number;
  height: number;
  look: TileLook;
};

/** One freezer in its place among the others; it re-renders when that freezer changes, and alone. */
export const FreezerTile = memo(function FreezerTile(given: Given) {
  const { id, at, of, x, y, width, height, look } = given;
  const t = useTranslations('freezer');
  const freezer = useFreezer(id);
  const card = useFacts(id)?.card;
  const status = useFreezerStatus(id);
  const limits = useLimits(id);
  if (freezer === undefined) return null;
  const { partition, offset } = freezer;
  const shown = { name: card?.name ?? id, place: card?.place ?? null, freezer, status, limits };
  return (
    <li
      data-freezer={id}
      data-state={status.state}
      data-unacknowledged={status.unacknowledged || undefined}
      aria-setsize={of}
      aria-posinset={at + 1}
      className="absolute top-0 left-0 [content-visibility:auto] transition-transform duration-500 motion-reduce:transition-none"
      style={{ width, height, transform: `translate(${x}px, ${y}px)`, readingOrder: String(at) }}
    >
      {look === 'screen' ? (
        <Tile {...shown} look={look} />
      ) : (
        <Link
          href={freezerPath(id)}
          prefetch={false}
          title={offset === '' ? undefined : t('position', { partition, offset })}
          className="block h-full rounded-2xl"
        >
          <Tile {...shown} look={look} />
        </Link>
      )}
    </li>
  );
});

function Tile({ look, ...shown }: ShownFreezer & { look: TileLook }) {
  if (look === 'screen') return <TileScreen {...shown} />;
  if (look === 'table') return <TileRow {...shown} />;
  if (look === 'compact') return <TileCompact {...shown} />;
  return <TileCard {...shown} look={look} />;
}
