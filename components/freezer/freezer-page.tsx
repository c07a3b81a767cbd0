'use client';

import { useTranslations } from 'use-intl';
import { FreezerHead } from '#components/freezer/freezer-head.tsx';
import { HistorySection } from '#components/freezer/history-section.tsx';
import { Journal } from '#components/freezer/journal.tsx';
import { OpenAlarms } from '#components/freezer/open-alarms.tsx';
import { SettingsSection } from '#components/freezer/settings-section.tsx';
import { UnknownFreezer } from '#components/freezer/unknown-freezer.tsx';
import { useKnown } from '#components/freezer/use-known.ts';
import { freezerOfAddress } from '#lib/freezer/address.ts';

/** One freezer: how it is, how it was, what happened to it, and what counts as well for it. */
export function FreezerPage({ part }: { part: string }) {
  const id = freezerOfAddress(part);
  return id === undefined ? <UnknownFreezer id={undefined} /> : <OneFreezer key={id} id={id} />;
}

function OneFreezer({ id }: { id: string }) {
  const t = useTranslations();
  const known = useKnown(id);
  if (known === 'unknown') return <UnknownFreezer id={id} />;
  return (
    <main
      id="content"
      className="mx-auto flex w-full max-w-[80rem] flex-col gap-6 px-4 pt-4 pb-24 sm:px-6 sm:pb-12"
    >
      <FreezerHead id={id} />
      {known === 'recorded' ? null : (
        <p role="status" className="text-sm text-muted">
          {known === 'seen' ? t('chart.unrecorded') : t('freezerPage.waiting')}
        </p>
      )}
      <OpenAlarms id={id} />
      {known === 'recorded' ? (
        <>
          <HistorySection id={id} />
          <Journal id={id} />
          <SettingsSection id={id} />
        </>
      ) : null}
    </main>
  );
}
