'use client';

import { useTranslations } from 'use-intl';
import { Lasting } from '#components/live/age.tsx';
import { useTimely } from '#components/live/use-live.ts';
import { Sign, type SignShape } from '#components/ui/sign.tsx';
import type { FreezerStatus, TileState } from '#lib/freezer/status.ts';

const SIGNS: Record<TileState, { shape: SignShape; look: string }> = {
  ok: { shape: 'dot', look: 'text-good' },
  warn: { shape: 'triangle', look: 'text-warn' },
  alarm: { shape: 'diamond', look: 'text-bad' },
  returned: { shape: 'square', look: 'text-accent' },
  silent: { shape: 'ring', look: 'text-muted' },
  shelved: { shape: 'pause', look: 'text-muted' },
  unknown: { shape: 'ring', look: 'text-muted' },
};

export function StateSign({ state }: { state: TileState }) {
  const { shape, look } = SIGNS[state];
  return <Sign shape={shape} className={look} />;
}

/** How a freezer is, in words. */
function useStatusWords({ state, alarm }: FreezerStatus): string {
  const t = useTranslations('freezer');
  if (alarm === undefined) return t(`state.${state}`);
  const words = t(`alarm.${alarm.kind}`);
  if (state === 'returned') return t('returned', { alarm: words });
  if (state === 'shelved') return t('shelved', { alarm: words });
  return alarm.standing === 'acknowledged' ? t('acknowledged', { alarm: words }) : words;
}

/** Shape and words: UI6. */
export function StatusWords({ status }: { status: FreezerStatus }) {
  const words = useStatusWords(status);
  return (
    <span className="flex min-w-0 items-center gap-[max(0.375rem,0.3em)]">
      <StateSign state={status.state} />
      <span className={`truncate ${status.unacknowledged ? 'font-semibold text-ink' : ''}`}>
        {words}
      </span>
    </span>
  );
}

/** What has just begun needs no time beside it. */
const JUST_NOW_MS = 5000;

/** For how long it has been so, where that is known. */
export function StatusSince({ status: { since } }: { status: FreezerStatus }) {
  const t = useTranslations('freezer');
  const young = useTimely((now) => since === undefined || now - since < JUST_NOW_MS);
  if (since === undefined || since <= 0 || young) return null;
  return <span>{t.rich('for', { span: () => <Lasting since={since} /> })}</span>;
}
