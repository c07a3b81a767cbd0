import { setTimeout as pause } from 'node:timers/promises';
import { pssOf, readProcess, withDescendants } from '#tests/bench/processes.ts';
import { enter } from '#tests/support/enter.ts';
import { type Gelo, processesOf } from '#tests/support/gelo.ts';

const SETTLE_MS = 20_000;
const AT_MOST_MB = 700;

/** App, Kafka and PostgreSQL together with three sensors running; shared pages are counted once (PSS). */
export async function measureMemory(gelo: Gelo): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie: await enter(gelo) };
  await fetch(`${gelo.http}/api/simulation/start`, { method: 'POST', headers, body: '{}' });
  await pause(SETTLE_MS);
  const roots = [gelo.pid, ...processesOf(gelo.dataFolder).map(({ pid }) => pid)];
  const rows = withDescendants(roots).map((pid) => ({
    what: kindOf(pid),
    megabytes: pssOf(pid),
  }));
  const sum = (kind?: string) =>
    rows.reduce((total, row) => total + (!kind || row.what === kind ? row.megabytes : 0), 0);
  const total = sum();
  console.log(
    `  app ${sum('app').toFixed(0)} MB, Kafka ${sum('kafka').toFixed(0)} MB, PostgreSQL and guards ${sum('postgres').toFixed(0)} MB`,
  );
  const verdict = total <= AT_MOST_MB ? 'held' : 'MISSED';
  console.log(`  together ${total.toFixed(0)} MB (at most ${AT_MOST_MB}: ${verdict})`);
}

function kindOf(pid: number): string {
  const command = readProcess(pid, 'cmdline');
  if (command.includes('server/index.ts')) return 'app';
  return command.startsWith('java') ? 'kafka' : 'postgres';
}
