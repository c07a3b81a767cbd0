'use client';

import { useTranslations } from 'use-intl';
import { FileChoice } from '#components/admin/freezers/file-choice.tsx';
import { ImportReported } from '#components/admin/freezers/import-reported.tsx';
import { type ImportStep, useImport } from '#components/admin/freezers/use-import.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

/** FA8: takes a file of freezers; nothing changes before it was seen what would. */
export function ImportDialog({ close, done }: { close: () => void; done: () => void }) {
  const t = useTranslations();
  const { now, look, apply } = useImport(done);
  const choose = (file: File) => void look(file);
  const ready = now.step === 'looking' && now.report.faulty === 0 && now.report.changed > 0;
  return (
    <Dialog title={t('freezersAdmin.import.title')} close={close}>
      <div className="flex flex-col gap-4 text-sm">
        <p className="text-muted">{t('freezersAdmin.import.hint')}</p>
        {now.step === 'done' ? null : (
          <FileChoice again={now.step !== 'choosing'} choose={choose} />
        )}
        <Step now={now} again={choose} />
        <div className="flex flex-wrap-reverse justify-end gap-2">
          <Button look={now.step === 'done' ? 'primary' : 'quiet'} onClick={close}>
            {now.step === 'done' ? t('freezersAdmin.import.close') : t('ask.cancel')}
          </Button>
          {ready ? (
            <Button onClick={() => void apply(now)}>
              {t('freezersAdmin.import.apply', { count: now.report.changed })}
            </Button>
          ) : now.step === 'applying' ? (
            <Button idle>{t('freezersAdmin.import.applying')}</Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function Step({ now, again }: { now: ImportStep; again: (file: File) => void }) {
  const t = useTranslations('freezersAdmin.import');
  switch (now.step) {
    case 'choosing':
      return null;
    case 'too-large':
      return (
        <p role="alert" className="text-bad">
          {t('tooLarge')}
        </p>
      );
    case 'reading':
      return (
        <p role="status" className="text-muted">
          {t('reading', { file: now.file.name })}
        </p>
      );
    case 'failed':
      return <FailedLine fault={now.fault} again={() => again(now.file)} />;
    case 'done':
      return (
        <p role="status" className="font-medium text-good">
          {t('done', { count: now.report.changed })}
        </p>
      );
    case 'looking':
    case 'applying':
      return (
        <>
          {now.step === 'looking' && now.changedSince ? (
            <p role="alert" className="text-warn">
              {t('changed')}
            </p>
          ) : null}
          <ImportReported report={now.report} file={now.file.name} />
        </>
      );
  }
}
