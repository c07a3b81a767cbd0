import { describe, expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { DueFreezer, TimedState, WatchStore } from '#server/alarms/watchdog.ts';
import { NOON } from '#tests/support/builders.ts';
import { inARow, openLog, piece, RECEIVED_AT, record, signal } from '#tests/support/pieces.ts';
import { type OpenStore, rulesFor } from '#tests/support/test-store.ts';

const { beverage } = PROFILE_SETTINGS;
const SILENT_AT = RECEIVED_AT + 60_000;

/** Lets time pass as the watchdog does when all is recorded, and notes whom it asked about. */
function passing(now: number) {
  const asked: DueFreezer[] = [];
  const step = (due: DueFreezer): TimedState => {
    asked.push(due);
    const { freezer, state, settings } = due;
    const rules = rulesFor(settings);
    const event = { type: 'time', now, readTo: true } as const;
    const { state: alarms, changes } = stepAlarm(state.alarms, event, rules);
    return { freezer, state: { ...state, alarms }, due: nextDue(alarms, rules), changes };
  };
  return { asked, step };
}

async function passTime(store: WatchStore, now: number): Promise<DueFreezer[]> {
  const { asked, step } = passing(now);
  await store.passTime(now, step);
  return asked;
}

function manyFreezers(count: number) {
  return Array.from({ length: count }, (_, nth) => ({ freezer: `f${nth}`, at: NOON }));
}

export function watchContract(makeStore: OpenStore) {
  describe('the watch', () => {
    test('AL12: a freezer is found when its time has come, with its state and settings', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, { freezer: 'f1' }, { freezer: 'f2' })));
      const overrides = { silentAfterSeconds: 120 };
      await store.saveFreezer('f2', { profile: 'beverage', overrides });
      expect(await passTime(store, SILENT_AT - 1)).toEqual([]);
      const [first, ...others] = await passTime(store.other, SILENT_AT);
      expect(others).toEqual([]);
      expect(first?.settings).toEqual(beverage);
      expect(first?.state.minute).toMatchObject({ from: NOON, count: 1 });
      const [second] = await passTime(store, SILENT_AT + 60_000);
      expect(second?.settings).toEqual({ ...beverage, ...overrides });
      expect((await store.look()).alarms).toMatchObject([
        { freezer: 'f1', kind: 'silent', standing: 'active', raisedAt: SILENT_AT },
        { freezer: 'f2', kind: 'silent', standing: 'active', raisedAt: SILENT_AT + 60_000 },
      ]);
    });

    test('AL12: what time changed is kept with its journal, and not done again', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, {})));
      await passTime(store, SILENT_AT + 5000);
      const look = await store.look();
      expect(look.freezers).toMatchObject([
        { due: null, state: { alarms: { conditions: { silent: { phase: 'on' } } } } },
      ]);
      expect(look.journal).toMatchObject([{ what: 'alarm raised', at: SILENT_AT }]);
      expect(await passTime(store, SILENT_AT + 1e9)).toEqual([]);
      expect(await store.look()).toEqual(look);
      await record(store, log, piece(inARow(1, {}), { receivedAt: SILENT_AT + 10_000 }));
      expect((await store.look()).alarms).toMatchObject([{ kind: 'silent', standing: 'returned' }]);
    });

    test('AL5: one about which nothing can be said yet is found again', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, {})));
      const before = await store.look();
      for (let look = 0; look < 2; look++) {
        let asked = 0;
        await store.passTime(SILENT_AT, () => {
          asked++;
          return undefined;
        });
        expect(asked).toBe(1);
      }
      expect(await store.look()).toEqual(before);
    });

    test('AL12: a look that fails leaves nothing', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, ...manyFreezers(3))));
      const before = await store.look();
      const { asked, step } = passing(SILENT_AT);
      const failing = store.passTime(SILENT_AT, (due) => {
        if (asked.length === 2) throw new Error('a rule is wrong');
        return step(due);
      });
      await expect(failing).rejects.toThrow('a rule is wrong');
      expect(await store.look()).toEqual(before);
      expect(await passTime(store, SILENT_AT)).toHaveLength(3);
    });

    test('AL12: however many are due, each is looked at once', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, ...manyFreezers(1201))));
      const asked = await passTime(store, SILENT_AT);
      expect(new Set(asked.map(({ freezer }) => freezer)).size).toBe(1201);
      expect(asked).toHaveLength(1201);
      const { alarms, journal } = await store.look();
      expect(alarms).toHaveLength(1201);
      expect(journal).toHaveLength(1201);
      expect(await passTime(store, SILENT_AT)).toEqual([]);
    });

    test('AL12: more than fit in one look are gone through also when nothing changes', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, ...manyFreezers(1001))));
      const asked = new Set<number>();
      await store.passTime(SILENT_AT, ({ freezer }) => {
        asked.add(freezer);
        return undefined;
      });
      expect(asked.size).toBe(1001);
    });

    test('AL12: a freezer that is being recorded is left for the next look', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, ...manyFreezers(3))));
      const reached = signal();
      const goOn = signal();
      const batch = piece(inARow(3, { freezer: 'f1' }), { receivedAt: SILENT_AT });
      const recording = record(store, log, batch, {
        wrap: (real) => ({
          ...real,
          async write(what) {
            reached.tell();
            await goOn.told;
            await real.write(what);
          },
        }),
      });
      await reached.told;
      expect(await passTime(store.other, SILENT_AT)).toHaveLength(2);
      goOn.tell();
      await recording;
      expect(await passTime(store, SILENT_AT)).toEqual([]);
      expect((await store.look()).alarms.map(({ freezer }) => freezer)).toEqual(['f0', 'f2']);
      expect(await passTime(store, SILENT_AT + 60_000)).toHaveLength(1);
    });

    test('AL10: a shelf whose end has come is taken down by nobody', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, { celsius: -127 })));
      const until = RECEIVED_AT + 30_000;
      const words = { by: 'Ana', note: 'degelo' };
      await store.act('f1', 'fault', { action: 'shelve', at: RECEIVED_AT, until, ...words });
      expect(await passTime(store, until - 1)).toEqual([]);
      expect(await passTime(store, until)).toHaveLength(1);
      const { alarms, journal } = await store.look();
      expect(alarms).toMatchObject([{ kind: 'fault', shelvedUntil: null, shelvedBy: null }]);
      expect(journal.at(-1)).toMatchObject({ what: 'alarm unshelved', who: null, at: until });
    });

    test('AL12: one watches at a time, and another when that one is done or failed', async () => {
      const store = await makeStore();
      const begun = signal();
      const goOn = signal();
      const first = store.alone(async () => {
        begun.tell();
        await goOn.told;
      });
      await begun.told;
      let ran = 0;
      const run = async () => {
        ran++;
      };
      expect(await store.other.alone(run)).toBe(false);
      expect(await store.alone(run)).toBe(false);
      expect(ran).toBe(0);
      goOn.tell();
      expect(await first).toBe(true);
      expect(await store.other.alone(run)).toBe(true);
      const failing = store.alone(() => Promise.reject(new Error('the cable')));
      await expect(failing).rejects.toThrow('the cable');
      expect(await store.other.alone(run)).toBe(true);
      expect(ran).toBe(2);
    });
  });
}
