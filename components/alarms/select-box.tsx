'use client';

import { useTranslations } from 'use-intl';
import type { Selection } from '#components/alarms/use-selection.ts';
import { TakesRole } from '#components/session/takes-role.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';

/** Selects all that are shown; says that there are keys where there is a keyboard. */
type HeadGiven = {
  /** Undefined for whoever may only look. */
  selection: Selection | undefined;
  help: () => void;
};

export function ListHead({ selection, help }: HeadGiven) {
  const t = useTranslations();
  return (
    <div className="flex min-h-9 items-center justify-between px-[0.9375rem] text-sm sm:px-[1.1875rem]">
      {selection === undefined ? <TakesRole who="operator" /> : <SelectAll selection={selection} />}
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

function SelectAll({ selection }: { selection: Selection }) {
  const t = useTranslations('alarms');
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-3 text-muted">
      <input
        type="checkbox"
        checked={selection.all}
        ref={(box) => {
          if (box !== null) box.indeterminate = selection.chosen.length > 0 && !selection.all;
        }}
        onChange={selection.all ? selection.clear : selection.selectAll}
        className="size-5 cursor-pointer accent-accent"
      />
      {t('selectAll')}
    </label>
  );
}

export function SelectBox(given: { alarm: AlarmView; name: string; selection: Selection }) {
  const { alarm, name, selection } = given;
  const t = useTranslations();
  if (alarm.standing === 'none') return null;
  const kind = t(`freezer.alarm.${alarm.kind}`);
  return (
    <label className="-m-2 grid size-10 cursor-pointer place-items-center">
      <input
        type="checkbox"
        checked={selection.has(alarm.id)}
        onChange={() => selection.toggle(alarm.id)}
        aria-label={t('alarms.select', { alarm: kind, name })}
        className="size-5 cursor-pointer accent-accent"
      />
    </label>
  );
}
