'use client';

import { useTranslations } from 'use-intl';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { Sign, type SignShape } from '#components/ui/sign.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { type LagState, lagState } from '#lib/delivery/lag.ts';

const LAG: Record<LagState, { shape: SignShape; look: string }> = {
  even: { shape: 'dot', look: 'text-good' },
  behind: { shape: 'triangle', look: 'text-warn' },
  late: { shape: 'diamond', look: 'text-bad' },
};

/** DE6: by how much the recorder is behind: number, shape, colour and word. */
export function LagMark({ of }: { of: PartitionDelivery }) {
  const t = useTranslations('deliveryAdmin');
  const { whole } = useNumbers();
  const state = lagState(of);
  const { shape, look } = LAG[state];
  return <Marked shape={shape} look={look} value={whole(of.lag)} word={t(`lagState.${state}`)} />;
}

/** All copies there, or fewer. */
export function InSyncMark({ of: { isr, replicas } }: { of: PartitionDelivery }) {
  const t = useTranslations('deliveryAdmin');
  const isWhole = isr.length >= replicas.length;
  const word = isWhole
    ? t('copies.whole')
    : t('copies.fewer', { count: isr.length, of: replicas.length });
  return (
    <Marked
      shape={isWhole ? 'dot' : 'triangle'}
      look={isWhole ? 'text-good' : 'text-warn'}
      value={isr.join(', ')}
      word={word}
    />
  );
}

/** DE1: it must be 0. */
export function UnaccountedMark({ of: { reconciliation } }: { of: PartitionDelivery }) {
  const t = useTranslations('deliveryAdmin');
  const { whole } = useNumbers();
  const { unaccounted } = reconciliation;
  if (unaccounted === null) return <span className="text-muted">{t('counting')}</span>;
  const isWhole = unaccounted === 0;
  return (
    <Marked
      shape={isWhole ? 'dot' : 'diamond'}
      look={isWhole ? 'text-good' : 'text-bad'}
      value={whole(unaccounted)}
      word={t(`account.${isWhole ? 'whole' : 'missing'}`)}
    />
  );
}

function Marked(given: { shape: SignShape; look: string; value: string; word: string }) {
  const { shape, look, value, word } = given;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <span className="tabular-nums">{value}</span>
      <span className={`inline-flex items-center gap-1 text-xs ${look}`}>
        <Sign shape={shape} className={look} />
        {word}
      </span>
    </span>
  );
}
