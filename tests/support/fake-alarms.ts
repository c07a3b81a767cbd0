import type { AlarmChange } from '#lib/alarm/alarm.ts';
import type { HeldAlarm, HeldEntry } from '#tests/support/look.ts';

/** The alarms' rows and the journal, as one change after the other makes them. */
export function createFakeAlarms() {
  const alarms: HeldAlarm[] = [];
  const journal: HeldEntry[] = [];

  const named = (freezer: number, { kind, raisedAt }: AlarmChange) =>
    alarms.find((one) => one.freezer === freezer && one.kind === kind && one.raisedAt === raisedAt);

  const apply = (freezer: number, change: AlarmChange) => {
    const known = named(freezer, change);
    if (known === undefined && change.change === 'raised') {
      alarms.push({ ...newAlarm(freezer, change), id: alarms.length + 1 });
    } else if (known !== undefined) {
      const ends = change.before === 'none' || change.after === 'none';
      const shelf = ends ? { shelvedUntil: null, shelvedBy: null } : {};
      Object.assign(known, changed(known, change), shelf, { standing: change.after });
    }
    const { kind, raisedAt: _, at, before, after, change: what, ...details } = change;
    journal.push({
      id: journal.length + 1,
      at,
      who: 'by' in change ? change.by : null,
      what: `alarm ${what}`,
      freezer,
      alarm: named(freezer, change)?.id ?? null,
      before: { standing: before },
      after: withoutNull({ kind, standing: after, ...details }),
    });
  };

  return { alarms, journal, apply };
}

function newAlarm(freezer: number, change: AlarmChange & { change: 'raised' }) {
  const { kind, raisedAt, since, after, reason, celsius, limit } = change;
  return {
    ...{ freezer, kind, raisedAt, since, standing: after, reason, celsius, limit },
    ...{ peak: null, returnedAt: null, acknowledgedAt: null, acknowledgedBy: null, note: null },
    ...{ shelvedUntil: null, shelvedBy: null, timesRaised: 1 },
  };
}

function changed(known: HeldAlarm, change: AlarmChange): Partial<HeldAlarm> {
  switch (change.change) {
    case 'raised':
      return {
        ...{ timesRaised: known.timesRaised + 1, returnedAt: null },
        ...{ acknowledgedAt: null, acknowledgedBy: null, note: null },
      };
    case 'returned':
      return { returnedAt: change.at, peak: change.peak ?? known.peak };
    case 'closed':
      return { returnedAt: known.returnedAt ?? change.at, peak: change.peak ?? known.peak };
    case 'acknowledged':
      return { acknowledgedAt: change.at, acknowledgedBy: change.by, note: change.note };
    case 'shelved':
      return { shelvedUntil: change.until, shelvedBy: change.by };
    case 'unshelved':
      return { shelvedUntil: null, shelvedBy: null };
    case 'commented':
      return {};
  }
}

function withoutNull(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
