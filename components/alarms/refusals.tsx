'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Refused } from '#components/alarms/do-deed.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { momentText } from '#lib/time/moment.ts';

/** AM2: each that was refused, by name and with its reason. */
export function Refusals({ refused, done }: { refused: readonly Refused[]; done: number }) {
  const t = useTranslations('deed');
  const kind = useTranslations('freezer.alarm');
  const why = useWhy();
  const { store } = useLive();
  return (
    <div role="alert" className="rounded-xl border border-warn/40 bg-warn/10 px-4 py-3 text-sm">
      <p>
        {t('done', { count: done })} {t('refused', { count: refused.length })}
      </p>
      <ul className="mt-1 flex max-h-40 flex-col gap-1 overflow-y-auto">
        {refused.map((each) => (
          <li key={each.alarm.id} data-refused={each.alarm.id}>
            <strong>{store.facts(each.alarm.freezer)?.card?.name ?? each.alarm.freezer}</strong>,{' '}
            {kind(each.alarm.kind)}: {why(each)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useWhy(): (refused: Refused) => string {
  const t = useTranslations('deed.why');
  const locale = useLocale();
  const words = useFaultWords();
  const { store } = useLive();
  return (refused) => {
    if (refused.why === 'fault') return words(refused.fault);
    if (refused.why !== 'acknowledged') return t(refused.why);
    const { acknowledgedBy, acknowledgedAt } = refused.now;
    const time = momentText(acknowledgedAt ?? 0, store.serverNow(), locale);
    return t('acknowledged', { who: acknowledgedBy ?? '', time });
  };
}
