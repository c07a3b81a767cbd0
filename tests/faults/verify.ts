import { isDeepStrictEqual } from 'node:util';
import { isCheck } from '#lib/reading/headers.ts';
import { decode } from '#lib/reading/reading.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { createTallies } from '#server/delivery/tally.ts';
import { readPositions } from '#server/store/logs.ts';
import { createReconcileStore } from '#server/store/reconcile-store.ts';
import { type CleanPass, type Expected, passCleanly } from '#tests/faults/clean-pass.ts';
import type { Acknowledged } from '#tests/faults/load.ts';
import { type Ends, endsOf, type Logged, readLog } from '#tests/faults/read-log.ts';
import { type Recorded, readRecorded } from '#tests/faults/recorded.ts';
import { type Stage, TOPIC } from '#tests/faults/stage.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const CAUGHT_UP_WITHIN_MS = 120_000;

/** What must hold, and each case in which it does not. */
export type Result = { what: string; wrong: string[] };

/** Looks for every message, and works out anew what must have come of all of them. */
export async function verify(
  stage: Stage,
  acknowledged: readonly Acknowledged[],
): Promise<Result[]> {
  const { database, kafka } = stage;
  const ends = await endsOf(kafka, TOPIC);
  await caughtUp(stage, ends);
  const log = await readLog(kafka, TOPIC);
  const recorded = await readRecorded(database);
  const clean = passCleanly(log, await settingsOf(stage), Date.now());
  return [
    { what: 'what was acknowledged is in the log', wrong: notInLog(acknowledged, log) },
    {
      what: `every message is recorded exactly once (${log.length})`,
      wrong: notOnce(log, recorded),
    },
    { what: 'rollups are those of one clean pass', wrong: wrongRollups(clean, recorded) },
    {
      what: `alarms are those of one clean pass (${changesOf(clean)} changes)`,
      wrong: wrongAlarms(clean, recorded),
    },
    { what: 'nothing is unaccounted for', wrong: await unaccounted(stage, ends) },
    {
      what: `each reject is a dead letter once (${clean.rejects.length})`,
      wrong: await wrongLetters(stage, clean),
    },
  ];
}

function changesOf({ freezers }: CleanPass): number {
  return [...freezers.values()].reduce((total, { changes }) => total + changes.length, 0);
}

async function caughtUp({ database }: Stage, ends: Ends): Promise<void> {
  const isThere = async () => {
    const places = await readPositions(database, TOPIC);
    return [...ends].every(([partition, { high }]) =>
      places.some((place) => place.partition === partition && place.position >= high),
    );
  };
  await waitFor('the recorder to reach the end of the log', isThere, CAUGHT_UP_WITHIN_MS);
}

async function settingsOf({ database }: Stage): Promise<Settings> {
  const [profile] = await database.query<{ settings: Settings }>(
    `select settings from profile where id = 'beverage'`,
  );
  if (profile === undefined) throw new Error('there is no profile beverage');
  return profile.settings;
}

const placeOf = ({ partition, offset }: { partition: number; offset: number }) =>
  `${partition} ${offset}`;

function notInLog(acknowledged: readonly Acknowledged[], log: readonly Logged[]): string[] {
  const there = new Map(log.map((logged) => [placeOf(logged), logged]));
  return acknowledged
    .filter((sent) => {
      const logged = there.get(placeOf(sent));
      return String(logged?.key) !== sent.key || String(logged?.value) !== sent.value;
    })
    .map((sent) => `${placeOf(sent)} is not ${sent.key}=${sent.value}`);
}

function notOnce(log: readonly Logged[], { rows }: Recorded): string[] {
  const wrong: string[] = [];
  const checks = log.filter(({ headers }) => isCheck(headers));
  for (const check of checks) {
    if (rows.has(placeOf(check))) wrong.push(`${placeOf(check)} is of a check, and recorded`);
  }
  const others = log.filter(({ headers }) => !isCheck(headers));
  for (const logged of others) {
    const decoded = decode(logged, Date.now());
    const expected =
      typeof decoded === 'string'
        ? { key: null, celsius: null }
        : { key: decoded.freezer, celsius: decoded.celsius };
    const found = rows.get(placeOf(logged)) ?? [];
    if (found.length === 1 && isDeepStrictEqual(found[0], expected)) continue;
    wrong.push(
      `${placeOf(logged)} is ${JSON.stringify(found)} and not ${JSON.stringify(expected)}`,
    );
  }
  if (rows.size !== others.length) {
    wrong.push(
      `${rows.size} places recorded of ${others.length}, beside ${checks.length} of checks`,
    );
  }
  return wrong;
}

function wrongRollups({ freezers }: CleanPass, recorded: Recorded): string[] {
  const wrong: string[] = [];
  for (const [key, { minutes, hours }] of freezers) {
    const found = recorded.freezers.get(key);
    if (!isDeepStrictEqual(found?.minutes, minutes)) wrong.push(`the minutes of ${key} differ`);
    if (!isDeepStrictEqual(found?.hours, hours)) wrong.push(`the hours of ${key} differ`);
  }
  return wrong;
}

/** What time alone may change after the last reading may be there already, or not yet. */
function wrongAlarms({ freezers }: CleanPass, recorded: Recorded): string[] {
  const wrong: string[] = [];
  for (const [key, expected] of freezers) {
    const found = recorded.changes.get(key) ?? [];
    const kinds = new Set([...found, ...expected.changes].map(({ kind }) => kind));
    for (const kind of kinds) {
      const lines = found.filter((each) => each.kind === kind).map(lineOf);
      const difference = compare(lines, expected, kind);
      if (difference !== undefined) wrong.push(`${kind} of ${key}: ${difference}`);
    }
  }
  return wrong;
}

function compare(found: readonly string[], { changes, later }: Expected, kind: string) {
  const must = changes.filter((each) => each.kind === kind).map(lineOf);
  const may = [...must, ...later.filter((each) => each.kind === kind).map(lineOf)];
  const at = found.findIndex((line, index) => line !== may[index]);
  if (at !== -1)
    return `${found[at]} where ${may[at] ?? 'nothing'} was expected (number ${at + 1})`;
  return found.length < must.length ? `${must[found.length]} is missing` : undefined;
}

function lineOf({ change, at }: { change: string; at: number }): string {
  return `${change} at ${new Date(at).toISOString()}`;
}

async function unaccounted({ database }: Stage, ends: Ends): Promise<string[]> {
  const { logs, count } = createReconcileStore({ database });
  const tallies = createTallies({ count });
  const wrong: string[] = [];
  for (const { log, partition, position } of await logs(TOPIC)) {
    const low = ends.get(partition)?.low ?? 0;
    const tally = await tallies.reconcile(log, low, position);
    if (tally.unaccounted !== 0) wrong.push(`${partition}: ${JSON.stringify(tally)}`);
  }
  return wrong;
}

async function wrongLetters({ kafka }: Stage, { rejects }: CleanPass): Promise<string[]> {
  const letters = await readLog(kafka, `${TOPIC}.dlq`);
  const count = new Map<string, number>();
  for (const { headers } of letters) {
    const place = `${headers['gelo-partition']} ${headers['gelo-offset']}`;
    count.set(place, (count.get(place) ?? 0) + 1);
  }
  const wrong = rejects
    .filter((reject) => count.get(placeOf(reject)) !== 1)
    .map((reject) => `${placeOf(reject)} is there ${count.get(placeOf(reject)) ?? 0} times`);
  if (count.size !== rejects.length) wrong.push(`${count.size} letters of ${rejects.length}`);
  return wrong;
}
