'use client';

import { useTranslations } from 'use-intl';
import type { Picked } from '#components/admin/simulation/use-picked.ts';

export function PickAll({ picked, count }: { picked: Picked; count: number }) {
  const t = useTranslations('simulationAdmin.sensors');
  const { whole, chosen, clear, pickAll } = picked;
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-3 text-sm text-muted">
      <input
        type="checkbox"
        checked={whole}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen.length > 0 && !whole;
        }}
        onChange={whole ? clear : pickAll}
        className="size-5 cursor-pointer accent-accent"
      />
      {t('selectAll', { count })}
    </label>
  );
}

export function PickBox({ picked, id }: { picked: Picked; id: string }) {
  const t = useTranslations('simulationAdmin.sensors');
  return (
    <label className="-m-2 grid size-9 cursor-pointer place-items-center">
      <input
        type="checkbox"
        checked={picked.has(id)}
        onChange={() => picked.toggle(id)}
        aria-label={t('select', { id })}
        className="size-5 cursor-pointer accent-accent"
      />
    </label>
  );
}
