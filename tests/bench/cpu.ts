import { allProcesses, cpuSecondsOf, parentOf, readProcess } from '#tests/bench/processes.ts';

/** CPU seconds of this process, of the PostgreSQL and of the Kafka that live in a folder. */
export function createCpuMeter(folder: string) {
  let began = { at: 0, own: 0, postgres: 0, kafka: 0 };
  const look = () => {
    const { user, system } = process.cpuUsage();
    const of = (kind: 'postgres' | 'java') =>
      processes(folder, kind).reduce((total, pid) => total + cpuSecondsOf(pid), 0);
    return {
      at: performance.now(),
      own: (user + system) / 1e6,
      postgres: of('postgres'),
      kafka: of('java'),
    };
  };
  return {
    start() {
      began = look();
    },
    /** Which share of a CPU each of them took. */
    stop(): string {
      const now = look();
      const seconds = (now.at - began.at) / 1000;
      const share = (name: 'own' | 'postgres' | 'kafka') =>
        `${Math.round(((now[name] - began[name]) / seconds) * 100)} %`;
      return `CPU: app ${share('own')}, PostgreSQL ${share('postgres')}, Kafka ${share('kafka')}`;
    },
  };
}

/** PostgreSQL’s backends do not name the folder, but their parent does. */
function processes(folder: string, kind: 'postgres' | 'java'): number[] {
  const all = allProcesses();
  const roots = all.filter((pid) => {
    const command = readProcess(pid, 'cmdline');
    return command.includes(folder) && command.split('\0')[0]?.endsWith(kind);
  });
  const parents = new Set(roots);
  return all.filter((pid) => parents.has(pid) || parents.has(parentOf(pid)));
}
