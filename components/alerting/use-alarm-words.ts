import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { formatCelsius } from '#lib/words/format.ts';

/** An alarm in one line of plain text, as it stands at the moment of asking. */
export function useAlarmWords() {
  const t = useTranslations();
  const locale = useLocale();
  const { store } = useLive();
  return ({ freezer, kind }: AlarmView) => {
    const known = store.freezer(freezer);
    const called = store.facts(freezer)?.card?.name ?? freezer;
    const name = known?.simulated ? t('alerting.simulated', { name: called }) : called;
    const alarm = t(`freezer.alarm.${kind}`);
    if (known === undefined) return { name, alarm, line: t('alerting.first', { name, alarm }) };
    const value = formatCelsius(known.celsius, locale);
    return { name, alarm, value, line: t('alerting.firstAt', { name, alarm, value }) };
  };
}
