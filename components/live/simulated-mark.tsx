import { useTranslations } from 'use-intl';

type Given = {
  /** In the colour of what it stands in, such as an alarm's banner. */
  loud?: boolean;
  /** `brief` where there is no room for the word, `fit` where that depends on the container. */
  length?: 'whole' | 'brief' | 'fit';
  className?: string;
};

/** SM13: beside the name of a freezer whose newest reading nobody measured. */
export function SimulatedMark({ loud = false, length = 'whole', className = '' }: Given) {
  const t = useTranslations('freezer');
  const look = loud ? 'border-current' : 'border-muted text-muted';
  const fits = length === 'fit';
  return (
    <span
      data-simulated
      className={`shrink-0 rounded-full border border-dashed px-1.5 text-[0.6875rem]/4 font-normal whitespace-nowrap ${look} ${className}`}
    >
      <span className="sr-only">{t('simulated')}</span>
      {length === 'brief' ? null : (
        <span aria-hidden="true" className={fits ? '@max-[14rem]:hidden' : ''}>
          {t('simulated')}
        </span>
      )}
      {length === 'whole' ? null : (
        <span aria-hidden="true" className={fits ? 'hidden @max-[14rem]:inline' : ''}>
          {t('simulatedBrief')}
        </span>
      )}
    </span>
  );
}
