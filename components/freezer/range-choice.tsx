'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { type ChartRange, REACH_NAMES } from '#lib/chart/range.ts';
import type { Range } from '#lib/history/history.ts';
import { localInput, momentOfInput } from '#lib/time/local-input.ts';

type Given = { range: ChartRange; stretch: Range; choose: (range: ChartRange) => void };

/** FZ2: how far back, or from when to when. */
export function RangeChoice({ range, stretch, choose }: Given) {
  const t = useTranslations('chart');
  const [asking, setAsking] = useState(false);
  const own = useId();
  const look =
    'min-h-9 cursor-pointer rounded-full px-2 whitespace-nowrap sm:px-3 text-muted hover:text-ink aria-pressed:bg-line aria-pressed:text-ink aria-expanded:text-ink';
  const chosen = range.kind === 'live' ? range.reach : 'own';
  return (
    <div className="flex max-w-full flex-wrap items-center gap-2 text-sm">
      <fieldset className="flex max-w-full min-w-0 overflow-x-auto rounded-full border border-line bg-surface p-0.5">
        <legend className="sr-only">{t('range')}</legend>
        {REACH_NAMES.map((reach) => (
          <button
            key={reach}
            type="button"
            aria-pressed={chosen === reach}
            onClick={() => {
              setAsking(false);
              choose({ kind: 'live', reach });
            }}
            className={look}
          >
            {t(`reach.${reach}`)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={chosen === 'own'}
          aria-expanded={asking}
          aria-controls={own}
          onClick={() => setAsking(!asking)}
          className={look}
        >
          {t('own')}
        </button>
      </fieldset>
      {asking ? (
        <OwnRange
          id={own}
          stretch={stretch}
          choose={(chosen) => {
            setAsking(false);
            choose(chosen);
          }}
        />
      ) : null}
    </div>
  );
}

type OwnGiven = { id: string; stretch: Range; choose: (range: ChartRange) => void };

function OwnRange({ id, stretch, choose }: OwnGiven) {
  const t = useTranslations('chart');
  const [from, setFrom] = useState(() => localInput(stretch.from));
  const [to, setTo] = useState(() => localInput(stretch.to));
  const [faulty, setFaulty] = useState(false);
  const submit = () => {
    const given = { from: momentOfInput(from), to: momentOfInput(to) };
    if (given.from === undefined || given.to === undefined || given.from >= given.to) {
      return setFaulty(true);
    }
    choose({ kind: 'fixed', from: given.from, to: given.to });
  };
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-wrap items-end gap-2 rounded-2xl border border-line bg-surface p-3"
    >
      <TimeInput label={t('from')} value={from} change={setFrom} faulty={faulty} />
      <TimeInput label={t('to')} value={to} change={setTo} faulty={faulty} />
      <Button type="submit">{t('show')}</Button>
      <p className={`w-full text-xs ${faulty ? 'text-bad' : 'text-muted'}`} role="status">
        {faulty ? t('badTimes') : t('ownTimes')}
      </p>
    </form>
  );
}

type InputGiven = {
  label: string;
  value: string;
  change: (value: string) => void;
  faulty: boolean;
};

function TimeInput({ label, value, change, faulty }: InputGiven) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted">
      {label}
      <input
        type="datetime-local"
        required
        value={value}
        aria-invalid={faulty}
        onChange={({ target }) => change(target.value)}
        className="min-h-10 rounded-lg border border-line bg-page px-2 text-sm text-ink aria-invalid:border-bad"
      />
    </label>
  );
}
