'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Segments } from '#components/ui/segments.tsx';
import { PHYSICAL_FAULTS, type SimulatedFault } from '#lib/simulation/faults.ts';

const GROUPS = {
  freezer: ['off-range', 'door', 'compressor', 'defrost'],
  probe: ['probe-error', 'stuck'],
  way: ['silence', 'clock', 'duplicate', 'malformed', 'burst'],
} as const satisfies Record<string, readonly SimulatedFault[]>;
type Group = keyof typeof GROUPS;

const DURATIONS = ['s30', 's60', 's300', 's900', 's3600'] as const;
type Duration = (typeof DURATIONS)[number];

type Given = {
  /** Null means all. */
  ids: readonly string[] | null;
  /** Whether all of them have a freezer to which something can happen. */
  physical: boolean;
  doing: Doing;
  close: () => void;
};

/** SM6: what goes wrong, and for how long. */
export function FaultDialog({ ids, physical, doing, close }: Given) {
  const t = useTranslations('simulationAdmin.faults');
  const words = useFaultWords();
  const [kind, choose] = useState<SimulatedFault>('off-range');
  const [duration, last] = useState<Duration>('s300');
  const begin = async () => {
    const seconds = Number(duration.slice(1));
    const body = { kind, seconds, ...(ids !== null && { sensors: ids }) };
    if (await doing.beginFault(body)) close();
  };
  return (
    <Dialog title={t('dialog')} close={close} light>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!doing.busy) void begin();
        }}
      >
        <p className="text-sm text-muted">{t('who', { count: ids?.length ?? 0 })}</p>
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <fieldset key={group}>
            <legend className="text-sm font-medium">{t(`groups.${group}`)}</legend>
            <div className="mt-1 grid gap-2 sm:grid-cols-2">
              {GROUPS[group].map((each) => (
                <Kind
                  key={each}
                  kind={each}
                  chosen={each === kind}
                  choose={() => choose(each)}
                  possible={physical || !PHYSICAL_FAULTS.includes(each)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Segments
            label={t('duration')}
            values={DURATIONS}
            words={(each) => t(`durations.${each}`)}
            chosen={duration}
            choose={last}
          />
          <Button type="submit" idle={doing.busy}>
            {t('begin')}
          </Button>
        </div>
        {doing.fault === undefined ? null : (
          <p role="alert" className="text-sm text-bad">
            {words(doing.fault)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

type KindGiven = {
  kind: SimulatedFault;
  chosen: boolean;
  choose: () => void;
  possible: boolean;
};

function Kind({ kind, chosen, choose, possible }: KindGiven) {
  const t = useTranslations('simulationAdmin.faults');
  return (
    <label
      className={`flex flex-col rounded-xl border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent/10 has-focus-visible:outline-2 has-focus-visible:outline-accent ${possible ? 'cursor-pointer hover:bg-line' : 'border-dashed text-muted'}`}
    >
      <input
        type="radio"
        name="kind"
        value={kind}
        checked={chosen}
        disabled={!possible}
        onChange={choose}
        className="sr-only"
      />
      <span className="font-medium">{t(`kinds.${kind}`)}</span>
      <span className="text-xs text-muted">
        {possible ? t(`hints.${kind}`) : t('physicalOnly')}
      </span>
    </label>
  );
}
