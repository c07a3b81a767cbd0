'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { Sign, type SignShape } from '#components/ui/sign.tsx';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { REJECT_REASONS } from '#lib/reading/reading.ts';
import { wholeMoment } from '#lib/time/moment.ts';
import { formatCelsius } from '#lib/words/format.ts';

const LOOKS: Record<MessageJourney['outcome']['is'], { shape: SignShape; look: string }> = {
  reading: { shape: 'dot', look: 'text-good' },
  check: { shape: 'dot', look: 'text-good' },
  control: { shape: 'dot', look: 'text-muted' },
  coming: { shape: 'ring', look: 'text-muted' },
  waiting: { shape: 'ring', look: 'text-accent' },
  before: { shape: 'ring', look: 'text-muted' },
  expired: { shape: 'ring', look: 'text-muted' },
  rejected: { shape: 'triangle', look: 'text-warn' },
  gap: { shape: 'triangle', look: 'text-warn' },
  missing: { shape: 'diamond', look: 'text-bad' },
};

/** DE11: what became of a message, in a sentence. */
export function JourneyOutcome({ journey }: { journey: MessageJourney }) {
  const t = useTranslations('deliveryAdmin.journey');
  const words = useOutcomeWords(journey);
  const { outcome } = journey;
  const { shape, look } = LOOKS[outcome.is];
  return (
    <div
      className="flex gap-2.5 rounded-xl border border-line bg-page px-4 py-3"
      data-outcome={outcome.is}
    >
      <Sign shape={shape} className={`mt-1.5 ${look}`} />
      <div className="min-w-0 break-words">
        <p>{words}</p>
        {outcome.is === 'reading' ? (
          <Link
            href={freezerPath(outcome.freezer)}
            prefetch={false}
            className="mt-1 inline-block font-medium text-accent hover:underline"
          >
            {t('toFreezer', { freezer: outcome.freezer })}
          </Link>
        ) : null}
      </div>
    </div>
  );
}

function useOutcomeWords({ outcome, high }: MessageJourney): string {
  const t = useTranslations('deliveryAdmin.journey.found');
  const reasons = useTranslations('rejects.reason');
  const locale = useLocale();
  switch (outcome.is) {
    case 'coming':
      return t('coming', { high: String(high) });
    case 'waiting':
      return t('waiting', { behind: outcome.behind });
    case 'reading': {
      const { freezer, faulty } = outcome;
      const celsius = formatCelsius(outcome.celsius, locale);
      const at = wholeMoment(outcome.at, locale);
      return t(faulty ? 'faulty' : 'reading', { freezer, celsius, at });
    }
    case 'rejected': {
      const known = REJECT_REASONS.find((each) => each === outcome.reason);
      const reason = known === undefined ? outcome.reason : reasons(known);
      return t('rejected', { reason, topic: outcome.deadLetters });
    }
    default:
      return t(outcome.is);
  }
}
