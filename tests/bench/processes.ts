import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

export function allProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

export function parentOf(pid: number): number {
  return Number(/PPid:\s+(\d+)/.exec(readProcess(pid, 'status'))?.[1] ?? 0);
}

/** These processes, their children, and theirs. */
export function withDescendants(roots: readonly number[]): number[] {
  const parents = new Map(allProcesses().map((pid) => [pid, parentOf(pid)]));
  const family = new Set(roots);
  for (let known = 0; known < family.size; ) {
    known = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

export function cpuSecondsOf(pid: number): number {
  const fields = readProcess(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

/** Megabytes; pages that several processes share are counted once. */
export function pssOf(pid: number): number {
  return Number(/Pss:\s+(\d+)/.exec(readProcess(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024;
}

export function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // The process ended while we looked.
  }
}

/** CPU seconds a minute of some processes; what ended meanwhile is not counted. */
export function createCpuClock(processes: () => readonly number[]) {
  const look = () => new Map(processes().map((pid) => [pid, cpuSecondsOf(pid)] as const));
  const before = look();
  const began = performance.now();
  return {
    perMinute(): number {
      const minutes = (performance.now() - began) / 60_000;
      let spent = 0;
      for (const [pid, seconds] of look()) spent += seconds - (before.get(pid) ?? 0);
      return spent / minutes;
    },
  };
}
