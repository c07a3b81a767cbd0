import type { CheckProgress, IntegrityRequest, IntegrityRun } from '#lib/api/integrity.ts';
import type { IntegrityStore } from '#server/integrity/integrity.ts';
import { type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';
import { writeDown } from '#server/store/write-down.ts';

/** Of an instance that has not said for so long that it runs a check, nobody will hear how that ended. */
const LOST_AFTER_SECONDS = 15;
const KEPT_RUNS = 100;

const STATE = `case when finished_at is not null then 'finished'
  when seen_at > now() - interval '${LOST_AFTER_SECONDS} s' then 'running' else 'interrupted' end`;
const RUN = `select id, ${STATE} as state, (extract(epoch from started_at) * 1000)::float8 as "startedAt",
    started_by as "startedBy", cancelled_by as "cancelledBy",
    (extract(epoch from finished_at) * 1000)::float8 as "finishedAt", request, progress, result
  from integrity_run`;
const NEWEST_FIRST = 'order by started_at desc, id';

const NOTHING: CheckProgress = { sent: 0, acknowledged: 0, received: 0 };

/** Which checks were made, which is running, and who called it off. */
export function createIntegrityStore(deps: {
  database: Database;
  now: () => number;
}): IntegrityStore {
  const { database, now } = deps;

  const find = async (id: string) =>
    (await database.query<IntegrityRun>(`${RUN} where id = $1`, [id]))[0];

  return {
    find,
    list: () => database.query<IntegrityRun>(`${RUN} ${NEWEST_FIRST} limit ${KEPT_RUNS}`),

    begin: ({ id, person, request }) =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          await client.query('select pg_advisory_xact_lock($1)', [LOCKS.integrity]);
          const { rows } = await client.query<IntegrityRun>(`${RUN} where ${STATE} = 'running'`);
          if (rows[0] !== undefined) return rows[0];
          await client.query(
            `insert into integrity_run (id, started_at, started_by, request, progress)
             values ($1, to_timestamp($2::float8 / 1000), $3, $4, $5)`,
            [id, now(), person, request, NOTHING],
          );
          await client.query(
            `delete from integrity_run where id in
               (select id from integrity_run ${NEWEST_FIRST} offset ${KEPT_RUNS})`,
          );
          const after = { run: id, ...plain(request) };
          await writeDown(client, {
            at: now(),
            who: person,
            what: 'integrity check started',
            after,
          });
          return undefined;
        }),
      ),

    async note(id, progress) {
      const [run] = await database.query<{ cancelled: boolean }>(
        `update integrity_run set progress = $2, seen_at = now() where id = $1
         returning cancelled_by is not null as cancelled`,
        [id, progress],
      );
      return run?.cancelled === true;
    },

    cancel: (id, person) =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          const { rowCount } = await client.query(
            `update integrity_run set cancelled_by = $2
             where id = $1 and cancelled_by is null and ${STATE} = 'running'`,
            [id, person],
          );
          if (rowCount !== 1) return false;
          const what = 'integrity check cancelled';
          await writeDown(client, { at: now(), who: person, what, after: { run: id } });
          return true;
        }),
      ),

    finish: (id, progress, result) =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          const { rowCount } = await client.query(
            `update integrity_run set progress = $2, result = $3,
               finished_at = to_timestamp($4::float8 / 1000) where id = $1 and finished_at is null`,
            [id, progress, result, now()],
          );
          if (rowCount !== 1) return;
          const after = { run: id, verdict: result.verdict, ending: result.ending };
          await writeDown(client, {
            at: now(),
            who: null,
            what: 'integrity check finished',
            after,
          });
        }),
      ),
  };
}

/** As the journal can show it. */
function plain({ count, keys, partitioner }: IntegrityRequest) {
  return { count, keys: keys.strategy, partitioner };
}
