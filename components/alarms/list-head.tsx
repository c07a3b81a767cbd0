'use client';

import { useTranslations } from 'use-intl';
import { TakesRole } from '#components/session/takes-role.tsx';
import { SelectAll } from '#components/ui/select-boxes.tsx';
import type { Selection } from '#components/ui/use-selection.ts';

type Given = {
  /** Undefined for whoever may only look. */
  selection: Selection<number> | undefined;
  help: () => void;
};

/** Selects all that are shown; says that there are keys where there is a keyboard. */
export function ListHead({ selection, help }: Given) {
  const t = useTranslations();
  return (
    <div className="flex min-h-9 items-center justify-between px-[0.9375rem] text-sm sm:px-[1.1875rem]">
      {selection === undefined ? (
        <TakesRole who="operator" />
      ) : (
        <SelectAll selection={selection} label={t('alarms.selectAll')} />
      )}
      <button
        type="button"
        onClick={help}
        aria-keyshortcuts="?"
        className="hidden min-h-9 cursor-pointer items-center gap-2 rounded-full px-3 text-muted hover:bg-line hover:text-ink sm:flex"
      >
        {t('keys.show')}
        <kbd className="rounded-md border border-line bg-surface px-1.5 font-sans text-xs">?</kbd>
      </button>
    </div>
  );
}
