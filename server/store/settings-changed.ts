import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { effective, type Overrides, type Settings } from '#lib/settings.ts';
import type { Client } from '#server/store/database.ts';
import { notify } from '#server/store/notices.ts';
import { type StoredState, unpackState, writeStates } from '#server/store/states.ts';

type Owned = { freezer: number; state: StoredState; settings: Settings; overrides: Overrides };

/** Under the lock of settings: tells everybody who keeps them, and reckons anew when time alone will change these freezers' alarms. */
export async function settingsChanged(
  client: Client,
  whose: { freezer?: number; profile?: string },
  rulesFor: (settings: Settings) => Rules,
): Promise<void> {
  await client.query('update settings_revision set revision = revision + 1');
  const { rows } = await client.query<Owned>(
    `select s.freezer, s.state, p.settings, f.overrides
     from freezer_state s join freezer f on f.id = s.freezer join profile p on p.id = f.profile
     where s.state is not null and (f.id = $1 or f.profile = $2)
     order by s.freezer for update of s`,
    [whose.freezer ?? null, whose.profile ?? null],
  );
  await writeStates(
    client,
    rows.map(({ freezer, state, settings, overrides }) => ({
      freezer,
      state: unpackState(state),
      due: nextDue(state.alarms, rulesFor(effective(settings, overrides))),
    })),
  );
  const { freezer } = whose;
  await notify(client, freezer === undefined ? { settings: true } : { freezers: [freezer] });
}
