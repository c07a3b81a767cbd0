'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import type { MessageJourney, MessageView } from '#lib/api/delivery-message.ts';
import { wholeMoment } from '#lib/time/moment.ts';

/** DE11: what stands in Kafka, as it stands there. */
export function JourneyMessage({ journey: { message, low, offset } }: { journey: MessageJourney }) {
  const t = useTranslations('deliveryAdmin.journey');
  const locale = useLocale();
  if (message === null) {
    return offset < low ? <p className="text-muted">{t('notKept', { low: String(low) })}</p> : null;
  }
  const { key, value, headers, stamp } = message;
  return (
    <section>
      <h3 className="flex items-center gap-2 font-semibold">
        {t('message')}
        {message.simulated ? <SimulatedMark /> : null}
      </h3>
      <dl className="mt-1 flex flex-col gap-2">
        <Entry name={t('key')}>
          <Shown part={key} />
        </Entry>
        <Entry name={t('value')}>
          <Shown part={value} />
        </Entry>
        <Entry name={t('headers')}>
          {headers.length === 0 ? <span className="text-muted">{t('noHeaders')}</span> : null}
          {headers.map((header, index) => (
            <div key={index} className="flex flex-wrap gap-x-2">
              <span className="font-mono text-xs text-muted">{header.name}</span>
              <Shown part={header.value} />
            </div>
          ))}
        </Entry>
        <Entry name={t('stamp')}>
          {stamp === null ? t('none') : `${wholeMoment(stamp, locale)} (${stamp})`}
        </Entry>
      </dl>
    </section>
  );
}

function Entry({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Shown({ part }: { part: MessageView['key'] }) {
  const t = useTranslations('deliveryAdmin.journey');
  const { whole } = useNumbers();
  if (part === null) return <span className="text-muted">{t('none')}</span>;
  const notes = [
    ...(part.form === 'hex' ? [t('hex')] : []),
    ...(part.cut ? [t('cut', { bytes: whole(part.bytes) })] : []),
  ];
  return (
    <>
      <span className="block max-h-48 overflow-y-auto font-mono text-xs break-all whitespace-pre-wrap">
        {part.text === '' ? '“”' : part.text}
      </span>
      {notes.length === 0 ? null : <span className="text-xs text-muted">{notes.join('; ')}</span>}
    </>
  );
}
