'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { KeysField } from '#components/admin/integrity/keys-field.tsx';
import type { Integrity } from '#components/admin/integrity/use-integrity.ts';
import { Panel } from '#components/admin/panel.tsx';
import { Button } from '#components/ui/button.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { type CheckDraft, NEW_DRAFT, readDraft, requestOf } from '#lib/integrity/draft.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';

/** How many messages, and under which keys. What is not right says so once somebody wanted to start it. */
export function CheckForm(given: { integrity: Integrity; busy: boolean; started: () => void }) {
  const { integrity, busy, started } = given;
  const t = useTranslations('integrityAdmin');
  const [draft, setDraft] = useState<CheckDraft>(NEW_DRAFT);
  const [tried, setTried] = useState(false);
  const type = (part: Partial<CheckDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { count, keys } = readDraft(draft);
  const starting = integrity.doing === 'start';

  const start = async () => {
    const request = requestOf(draft);
    setTried(request === undefined);
    if (request === undefined || busy || starting) return;
    if (await integrity.start(request)) started();
  };

  return (
    <Panel title={t('what')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t('count')}
            hint={t('countHint')}
            fault={tried && count === undefined ? t('countBad') : undefined}
            value={draft.count}
            change={(text) => type({ count: text })}
            mode="numeric"
          />
          <SelectField
            label={t('partitioner')}
            hint={t('partitionerHint')}
            value={draft.partitioner}
            change={(text) => {
              const partitioner = PARTITIONERS.find((each) => each === text);
              if (partitioner !== undefined) type({ partitioner });
            }}
          >
            {PARTITIONERS.map((each) => (
              <option key={each} value={each}>
                {t(`partitioners.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <KeysField draft={draft} type={type} faulty={tried && keys === undefined} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" idle={busy || starting} data-check-start>
            {starting ? t('starting') : t('start')}
          </Button>
          {busy ? <p className="text-sm text-muted">{t('busy')}</p> : null}
        </div>
      </form>
    </Panel>
  );
}
