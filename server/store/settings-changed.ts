import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { Client } from '#server/store/database.ts';
import { notify, notifyFreezers } from '#server/store/notices.ts';
import { type StoredState, writeDues } from '#server/store/states.ts';

type Owned = { freezer: number; state: StoredState; settings: Settings; overrides: Overrides };
type Whose = { freezers: readonly number[] } | { profile: string };

/** Under the lock of settings: tells everybody who keeps them, and reckons anew when time alone will change these freezers' alarms. */
export async function settingsChanged(
  client: Client,
  whose: Whose,
  rulesFor: (settings: Settings) => Rules,
): Promise<void> {
  const { rows } = await client.query<Owned>(
    `select s.freezer, s.state, p.settings, f.overrides
     from freezer_state s join freezer f on f.id = s.freezer join profile p on p.id = f.profile
     where s.state is not null and f.retired_at is null and (f.id = any($1) or f.profile = $2)
     order by s.freezer for update of s`,
    ['freezers' in whose ? whose.freezers : null, 'profile' in whose ? whose.profile : null],
  );
  await writeDues(
    client,
    rows.map(({ freezer, state, settings, overrides }) => ({
      freezer,
      due: nextDue(state.alarms, rulesFor(effective(settings, overrides))),
    })),
  );
  await tellChanged(client, whose);
}

/** The same where it is known already when time will change them. */
export async function tellChanged(client: Client, whose: Whose): Promise<void> {
  await client.query('update settings_revision set revision = revision + 1');
  if ('freezers' in whose) await notifyFreezers(client, whose.freezers);
  else await notify(client, { settings: true });
}
