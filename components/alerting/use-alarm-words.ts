import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { formatCelsius } from '#lib/format.ts';

/** An alarm in one line of plain text, as it stands at the moment of asking. */
export function useAlarmWords() {
  const t = useTranslations();
  const locale = useLocale();
  const { store } = useLive();
  return ({ freezer, kind }: AlarmView) => {
    const name = store.facts(freezer)?.card?.name ?? freezer;
    const alarm = t(`freezer.alarm.${kind}`);
    const celsius = store.freezer(freezer)?.celsius;
    if (celsius === undefined) return { name, alarm, line: t('alerting.first', { name, alarm }) };
    const value = formatCelsius(celsius, locale);
    return { name, alarm, value, line: t('alerting.firstAt', { name, alarm, value }) };
  };
}
