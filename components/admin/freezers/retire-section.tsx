'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Moment } from '#components/live/moment.tsx';
import { Button } from '#components/ui/button.tsx';
import { freezerPath } from '#lib/freezer/address.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';

type Given = { freezer: ListedFreezer; again: () => void };

/** FA9, FA11: takes a freezer out of use, on a second press, and back. */
export function RetireSection({ freezer, again }: Given) {
  const t = useTranslations('freezersAdmin.retire');
  const words = useFaultWords();
  const field = useId();
  const [note, setNote] = useState('');
  const [sure, setSure] = useState(false);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const { id, retired } = freezer;
  const verb = retired === null ? 'retire' : 'unretire';
  const act = async () => {
    if (verb === 'retire' && !sure) return setSure(true);
    setWorking(true);
    setFault(undefined);
    try {
      await ask(`/api${freezerPath(id)}/${verb}`, { method: 'POST', body: { note: note.trim() } });
      setNote('');
      setSure(false);
      again();
    } catch (error) {
      setFault(error);
    } finally {
      setWorking(false);
    }
  };
  return (
    <section aria-labelledby={`${field}-title`} className="border-t border-line p-4 text-sm">
      <h3 id={`${field}-title`} className="font-semibold">
        {t('title')}
      </h3>
      <p role="status" className="mt-1">
        {retired === null
          ? t('inUse')
          : t.rich('retiredSince', { moment: () => <Moment at={retired} /> })}{' '}
        <span className="text-muted">{retired === null ? t('hint') : t('backHint')}</span>
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-56 sm:max-w-96">
          <label htmlFor={field} className="text-xs text-muted">
            {t('note')}
          </label>
          <input
            id={field}
            type="text"
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            className="mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3"
          />
        </div>
        <Button look="quiet" idle={working} onClick={() => void act()}>
          {working ? t('working') : sure ? t('sure') : t(verb)}
        </Button>
      </div>
      {fault === undefined ? null : (
        <p role="alert" className="mt-2 text-bad">
          {words(fault)}
        </p>
      )}
    </section>
  );
}
