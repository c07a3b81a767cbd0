import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createDice } from '#tests/faults/dice.ts';
import { FAULTS } from '#tests/faults/faults.ts';
import { startLoad } from '#tests/faults/load.ts';
import { buildStage, type Stage } from '#tests/faults/stage.ts';
import { verify } from '#tests/faults/verify.ts';

/**
 * `npm run test:faults`: load from several producers while things are killed and frozen, at moments
 * that the seed decides; then every message is looked for. `--seed=7` repeats a run, `--rounds=10`
 * makes it longer: a round is one of each fault.
 */
const option = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
const PRODUCERS = 3;
const CALM_MS = [500, 3000] as const;

const seed = Number(option('seed') ?? Math.floor(Math.random() * 1e9));
const rounds = Number(option('rounds') ?? 1);
const report = option('report');
const dice = createDice(seed);
const began = performance.now();
const say = (line: string) =>
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);

async function strikeAll(stage: Stage): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const fault of dice.shuffle(FAULTS)) {
      await pause(dice.between(...CALM_MS));
      say(`${fault.name} …`);
      say(`… over: ${fault.name} ${await fault.strike(stage, dice)}`);
    }
  }
  await pause(CALM_MS[1]);
}

console.log(`fault run with --seed=${seed} --rounds=${rounds}`);
const stage = await buildStage();
let failed = 1;
let passed = 0;
try {
  await quicken(stage);
  say('three brokers, PostgreSQL and two instances are up');
  const loads = Array.from({ length: PRODUCERS }, (_, index) =>
    startLoad(stage.kafka, `producer${index}`, seed + index),
  );
  await strikeAll(stage);
  await Promise.all(loads.map((load) => load.stop()));
  const acknowledged = loads.flatMap((load) => load.acknowledged);
  say(`${acknowledged.length} messages acknowledged`);
  const results = await verify(stage, acknowledged);
  for (const { what, wrong } of results) {
    say(`${wrong.length === 0 ? '✓' : '✗'} ${what}`);
    for (const line of wrong.slice(0, 10)) console.log(`            ${line}`);
  }
  passed = results.filter(({ wrong }) => wrong.length === 0).length;
  failed = results.length - passed;
} finally {
  await stage.tearDown();
}
if (failed > 0)
  console.log(`repeat with: npm run test:faults -- --seed=${seed} --rounds=${rounds}`);
if (report !== undefined) writeFileSync(report, JSON.stringify({ passed, failed }));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Delays short enough that a run of a minute raises alarms, and no sensor silent while its broker is away. */
async function quicken({ database }: Stage): Promise<void> {
  await database.query(
    `update profile set settings = settings || '{"onDelaySeconds": 2, "offDelaySeconds": 1,
       "cumulativeMinutes": 1, "silentAfterSeconds": 600}' where id = 'beverage'`,
  );
  await database.query('update settings_revision set revision = revision + 1');
}
