import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Gelo, processesOf } from '#tests/support/gelo.ts';

const SETTLE_MS = 20_000;
const AT_MOST_MB = 700;

/** App, Kafka and PostgreSQL together with three sensors running; shared pages are counted once (PSS). */
export async function measureMemory(gelo: Gelo): Promise<void> {
  await fetch(`${gelo.http}/api/simulation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"running": true}',
  });
  await pause(SETTLE_MS);
  const roots = [gelo.pid, ...processesOf(gelo.dataFolder).map(({ pid }) => pid)];
  const rows = [...withChildren(new Set(roots))].map((pid) => ({
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

function withChildren(pids: Set<number>): Set<number> {
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name) && pids.has(parentOf(Number(name)))) pids.add(Number(name));
  }
  return pids;
}

function parentOf(pid: number): number {
  return Number(/PPid:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

export function pssOf(pid: number): number {
  return Number(/Pss:\s+(\d+)/.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function kindOf(pid: number): string {
  const command = read(`/proc/${pid}/cmdline`);
  if (command.includes('server/index.ts')) return 'app';
  return command.startsWith('java') ? 'kafka' : 'postgres';
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // The process ended while we looked.
  }
}
