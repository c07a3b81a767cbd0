import type { Selection } from '#components/ui/use-selection.ts';

const BOX = 'size-5 cursor-pointer accent-accent';

type All<Id> = { selection: Selection<Id>; label: string };

/** Selects all that can be, or none. */
export function SelectAll<Id>({ selection, label }: All<Id>) {
  const { all, chosen, clear, selectAll } = selection;
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-3 text-sm text-muted">
      <input
        type="checkbox"
        checked={all}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen.length > 0 && !all;
        }}
        onChange={all ? clear : selectAll}
        className={BOX}
      />
      {label}
    </label>
  );
}

type One<Id> = All<Id> & { id: Id };

/** Its label is for whoever does not see next to what it stands. */
export function SelectBox<Id>({ selection, id, label }: One<Id>) {
  return (
    <label className="-m-2 grid size-10 cursor-pointer place-items-center">
      <input
        type="checkbox"
        checked={selection.has(id)}
        onChange={() => selection.toggle(id)}
        aria-label={label}
        className={BOX}
      />
    </label>
  );
}
