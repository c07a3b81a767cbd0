import { Counter, Gauge, type Registry } from 'prom-client';
import { ALARM_KINDS, type AlarmKind, STANDINGS } from '#lib/alarm/alarm.ts';
import type { FreezerFacts } from '#lib/freezer/facts.ts';

const OPEN = STANDINGS.filter((standing) => standing !== 'none');

export function alarmMetrics(registers: Registry[]) {
  const raised = new Counter({
    name: 'gelo_alarms_raised_total',
    help: 'Alarms that this instance raised, by kind.',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of ALARM_KINDS) raised.inc({ kind }, 0);
  return {
    raised(kinds: readonly AlarmKind[]) {
      for (const kind of kinds) raised.inc({ kind });
    },
    /** Asked when somebody collects. */
    watch(facts: () => readonly FreezerFacts[], now: () => number) {
      const open = new Gauge({
        name: 'gelo_alarms',
        help: 'Alarms that are open, by kind and standing; the same at every instance.',
        labelNames: ['kind', 'standing'],
        registers,
        collect() {
          for (const kind of ALARM_KINDS) {
            for (const standing of OPEN) open.set({ kind, standing }, 0);
          }
          for (const { kind, standing } of facts().flatMap(({ alarms }) => alarms)) {
            open.inc({ kind, standing });
          }
        },
      });
      new Gauge({
        name: 'gelo_alarms_shelved',
        help: 'Alarms that are open and on a shelf; the same at every instance.',
        registers,
        collect() {
          const at = now();
          const alarms = facts().flatMap((each) => each.alarms);
          this.set(alarms.filter(({ shelvedUntil }) => (shelvedUntil ?? 0) > at).length);
        },
      });
    },
  };
}
