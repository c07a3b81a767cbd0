import { useTranslations } from 'use-intl';

type Given = {
  /** In the colour of what it stands in, such as an alarm's banner. */
  loud?: boolean;
  /** Where there is no room for the word. */
  brief?: boolean;
  className?: string;
};

/** SM13: beside the name of a freezer whose newest reading nobody measured. */
export function SimulatedMark({ loud = false, brief = false, className = '' }: Given) {
  const t = useTranslations('freezer');
  const look = loud ? 'border-current' : 'border-muted text-muted';
  return (
    <span
      data-simulated
      className={`shrink-0 rounded-full border border-dashed px-1.5 text-[0.6875rem]/4 font-normal whitespace-nowrap ${look} ${className}`}
    >
      {brief ? (
        <>
          <span aria-hidden="true">{t('simulatedBrief')}</span>
          <span className="sr-only">{t('simulated')}</span>
        </>
      ) : (
        t('simulated')
      )}
    </span>
  );
}
