import { useTranslations } from 'use-intl';
import { useAllRetired } from '#components/live/use-live.ts';

/** FL7: why no freezer is shown; without a topic the server has said nothing yet. */
export function useEmptyWords(topic: string | undefined): { title: string; text: string } {
  const t = useTranslations('fleet');
  const allRetired = useAllRetired();
  if (topic === undefined) return { title: t('waiting'), text: '' };
  return allRetired
    ? { title: t('retiredTitle'), text: t('retiredText', { topic }) }
    : { title: t('emptyTitle'), text: t('emptyText', { topic }) };
}
