'use client';

import { useTranslations } from 'use-intl';
import type { Compared } from '#components/admin/freezers/use-preview.ts';
import { useSpan } from '#components/live/age.tsx';
import { isLoud } from '#lib/alarm/waiting.ts';

/** FA5: how often and for how long it would have alarmed, and how often as set now. */
export function PreviewWords({ view, stale }: { view: Compared; stale: boolean }) {
  const t = useTranslations('freezersAdmin.preview');
  const kinds = useTranslations('freezer.alarm');
  const span = useSpan();
  const { would, now } = view;
  const same = JSON.stringify(would) === JSON.stringify(now);
  const told = ({ times, ms }: { times: number; ms: number }) => ({ times, span: span(ms) });
  return (
    <div
      role="status"
      aria-busy={stale}
      className={`transition-opacity ${stale ? 'opacity-60 delay-200' : ''}`}
    >
      <p className="font-medium">
        {same ? t('same', told(now.loud)) : t('would', told(would.loud))}
      </p>
      {same ? null : <p className="text-muted">{t('now', told(now.loud))}</p>}
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-muted tabular-nums">
        {would.kinds.map((each) => (
          <li key={each.kind} className={isLoud(each) ? '' : 'italic'}>
            {t('kind', { kind: kinds(each.kind), times: each.times, span: span(each.ms) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
