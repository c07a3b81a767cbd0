'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Differences } from '#components/freezer/differences.tsx';
import type { ImportReport } from '#lib/api/freezers-csv.ts';
import { settingChanges } from '#lib/settings/changes.ts';

const LIST = 'max-h-72 overflow-y-auto rounded-xl border border-line';
const LINE = 'border-b border-line px-3 py-2 last:border-b-0 [overflow-wrap:anywhere]';

type Given = { report: ImportReport; file: string };

/** FA8: what is wrong in a file, or else what it would change. */
export function ImportReported({ report, file }: Given) {
  const t = useTranslations('freezersAdmin.import');
  const { rows, changed, changes, faulty, faults } = report;
  return (
    <div className="flex flex-col gap-2">
      <p role="status">
        {t('rows', { rows, file })}{' '}
        <span className={faulty > 0 ? 'text-bad' : ''}>
          {faulty > 0 ? t('faults', { count: faulty }) : t('changes', { count: changed })}
        </span>
      </p>
      {faulty > 0 ? (
        <Listed shown={faults.length} of={faulty}>
          {faults.map(({ line, column, fault, text }) => (
            <li key={`${line} ${column} ${fault}`} className={LINE} data-fault={fault}>
              <span className="font-medium tabular-nums">
                {column === null ? t('atLine', { line }) : t('at', { line, column })}
              </span>
              : {t(`fault.${fault}`, { text })}
            </li>
          ))}
        </Listed>
      ) : changed > 0 ? (
        <Listed shown={changes.length} of={changed}>
          {changes.map((change) => (
            <li key={change.id} className={LINE} data-change={change.id}>
              <span className="font-medium">{change.before.name ?? change.id}</span>
              <Differences changes={settingChanges(change.before, change.after)} />
            </li>
          ))}
        </Listed>
      ) : null}
    </div>
  );
}

type ListedGiven = { shown: number; of: number; children: ReactNode };

function Listed({ shown, of, children }: ListedGiven) {
  const t = useTranslations('freezersAdmin.import');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <ul className={LIST} tabIndex={0}>
        {children}
      </ul>
      {shown < of ? <p className="text-xs text-muted">{t('first', { count: shown })}</p> : null}
    </>
  );
}
