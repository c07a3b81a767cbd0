import type { ManySettings } from '#lib/api/freezers.ts';
import type { Conflict } from '#lib/settings/conflicts.ts';
import type { SettingField } from '#lib/settings/draft.ts';
import { type HeldSettings, isSame, type SettingsChange, wrongIn } from '#lib/settings/held.ts';

export type ManyFault =
  | { readonly id: string; readonly fault: 'unknown' | 'unknown-profile' }
  | {
      readonly id: string;
      readonly fault: Conflict | 'out-of-range';
      readonly field: SettingField;
    };

/** FA3: the same for many freezers. What they have of their own stays, and has to go with the new profile. */
export function planMany(
  { freezers, profile, place }: ManySettings,
  held: HeldSettings,
): { changes: SettingsChange[]; faults: ManyFault[] } {
  const changes: SettingsChange[] = [];
  const faults: ManyFault[] = [];
  for (const id of new Set(freezers)) {
    const before = held.freezers.get(id);
    if (before === undefined) {
      faults.push({ id, fault: 'unknown' });
      continue;
    }
    const after = {
      ...before,
      ...(profile !== undefined && { profile }),
      ...(place !== undefined && { place }),
    };
    const of = held.profiles.get(after.profile);
    if (of === undefined) faults.push({ id, fault: 'unknown-profile' });
    const wrong = of && wrongIn(of, after.overrides);
    if (wrong !== undefined) faults.push({ id, fault: wrong.fault, field: wrong.path });
    if (!isSame(before, after)) changes.push({ id, after });
  }
  return { changes, faults };
}
