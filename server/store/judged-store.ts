import type { AlarmState } from '#lib/alarm/state.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { Database } from '#server/store/database.ts';

/** A freezer as it is judged: by which settings, and what its alarms remember. */
export type JudgedFreezer = { id: number; settings: Settings; alarms: AlarmState | null };

export function createJudgedStore({ database }: { database: Database }) {
  return async (key: string): Promise<JudgedFreezer | undefined> => {
    const [row] = await database.query<JudgedFreezer & { overrides: Overrides }>(
      `select f.id, p.settings, f.overrides, s.state->'alarms' as alarms
       from freezer f join profile p on p.id = f.profile join freezer_state s on s.freezer = f.id
       where f.key = $1`,
      [key],
    );
    if (row === undefined) return undefined;
    const { id, settings, overrides, alarms } = row;
    return { id, settings: effective(settings, overrides), alarms };
  };
}
