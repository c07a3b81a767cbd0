'use client';

import { useTranslations } from 'use-intl';
import { StepLabel } from '#components/admin/delivery/step-label.tsx';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import type { Delivery } from '#lib/delivery/delivery-list.ts';
import { journeyOf, STEPS, type Step, type StepTimes, timesOf } from '#lib/delivery/steps.ts';

type Given = { journey: MessageJourney | undefined; seen: Delivery | undefined };

const NOTHING_KNOWN = timesOf({ sentAt: null, appendedAt: null });

/** DE9: the way of a message, drawn to scale: each step a bar from its sending on. */
export function JourneyTimeline({ journey, seen }: Given) {
  const t = useTranslations('deliveryAdmin');
  const { time } = useNumbers();
  const times = knownTimes(journey, seen);
  const { steps, wholeMs, aheadMs, behindMs } = journeyOf(times);
  const sentBy = seen?.sentBy ?? journey?.message?.sentBy;
  const elsewhere = [seen, journey?.followed].some((each) => each?.recordedElsewhere);
  const isOpen = !isOver(journey);
  // Of what nobody has sent yet, or Kafka does not hold any more, there is no way to be drawn.
  if (!journey?.message && STEPS.every((name) => times[name] === null)) return null;
  return (
    <section>
      <h3 className="font-semibold">{t('journey.timeline')}</h3>
      <ol className="mt-2 flex flex-col gap-2">
        {steps.map((step) => (
          <li
            key={step.name}
            data-step={step.name}
            data-after={step.afterMs ?? undefined}
            className="grid grid-cols-[minmax(7.5rem,9rem)_1fr] items-center gap-x-3"
          >
            <StepLabel name={step.name} />
            <Bar
              step={step}
              wholeMs={wholeMs}
              waits={isOpen && mayCome(step)}
              isWatched={times.received !== null}
              about={elsewhere && step.name === 'recorded'}
            />
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-col gap-1 text-xs text-muted">
        {aheadMs > 0 ? <p>{t('journey.ahead', { time: time(aheadMs) })}</p> : null}
        {behindMs > 0 ? <p>{t('journey.behind', { time: time(behindMs) })}</p> : null}
        {times.sent !== null && sentBy === 'stamp' ? <p>{t('journey.stamped')}</p> : null}
        {elsewhere ? <p>{t('journey.aboutWhy')}</p> : null}
      </div>
    </section>
  );
}

type BarGiven = {
  step: Step;
  wholeMs: number;
  waits: boolean;
  isWatched: boolean;
  about: boolean;
};

function Bar({ step: { name, at, afterMs }, wholeMs, waits, isWatched, about }: BarGiven) {
  const t = useTranslations('deliveryAdmin');
  const { time } = useNumbers();
  if (at === null || afterMs === null) {
    // Of a message that nobody watched it is not known either who sent it.
    const why = name === 'acknowledged' && !isWatched ? 'received' : name;
    const unknown = at === null ? t(`stepUnknown.${why}`) : '';
    return <span className="text-xs text-muted">{waits ? t('journey.waiting') : unknown}</span>;
  }
  const share = wholeMs === 0 ? 0 : (afterMs / wholeMs) * 100;
  const words = name === 'sent' ? t('journey.begin') : time(afterMs);
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="relative h-1.5 min-w-0 flex-1 rounded-full bg-line">
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent"
          style={{ width: `max(0.375rem, ${share}%)` }}
        />
      </span>
      <span className="w-24 shrink-0 text-right text-xs tabular-nums">
        {about ? t('journey.about', { time: words }) : words}
      </span>
    </span>
  );
}

/** What this page saw goes before what the server remembers of it. */
function knownTimes(journey: MessageJourney | undefined, seen: Delivery | undefined): StepTimes {
  const { message, followed } = journey ?? {};
  if (seen !== undefined) {
    const recordedAt = seen.recordedAt ?? followed?.recordedAt ?? null;
    const acknowledgedAt = seen.acknowledgedAt ?? followed?.acknowledgedAt ?? null;
    return timesOf({ ...seen, recordedAt, acknowledgedAt });
  }
  return message ? timesOf({ ...message, ...followed }) : NOTHING_KNOWN;
}

function isOver(journey: MessageJourney | undefined): boolean {
  const is = journey?.outcome.is;
  return is !== undefined && is !== 'coming' && is !== 'waiting';
}

function mayCome({ name }: Step): boolean {
  return name === 'recorded';
}
