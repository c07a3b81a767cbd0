'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Explained } from '#components/ui/explained.tsx';
import { type MessageName, readMessageName } from '#lib/delivery/message-name.ts';

type Given = { partitions: number; open: (name: MessageName) => void };

/** DE11: any message, by its place. */
export function FindMessage({ partitions, open }: Given) {
  const t = useTranslations('deliveryAdmin.find');
  const id = useId();
  const [partition, setPartition] = useState('0');
  const [offset, setOffset] = useState('');
  const [bad, setBad] = useState(false);
  const show = (event: FormEvent) => {
    event.preventDefault();
    const name = readMessageName(`${partition.trim()}:${offset.trim()}`);
    const fits = name !== undefined && name.partition < partitions;
    setBad(!fits);
    if (fits) open(name);
  };
  const field = (name: 'partition' | 'offset', value: string, set: (text: string) => void) => (
    <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
      <span className="text-muted">{t(name)}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={({ target }) => set(target.value)}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-bad` : undefined}
        className="min-h-10 w-full rounded-lg border border-line bg-page px-3 tabular-nums aria-invalid:border-bad"
      />
    </label>
  );
  return (
    <section className="rounded-2xl border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <Explained title={t('title')} about={<p>{t('about')}</p>}>
          {t('title')}
        </Explained>
      </h2>
      <form onSubmit={show} noValidate className="mt-2 flex flex-wrap items-end gap-3">
        {field('partition', partition, setPartition)}
        {field('offset', offset, setOffset)}
        <Button type="submit" look="quiet">
          {t('show')}
        </Button>
      </form>
      {bad ? (
        <p id={`${id}-bad`} role="alert" className="mt-2 text-sm text-bad">
          {t('bad', { most: partitions - 1 })}
        </p>
      ) : null}
    </section>
  );
}
