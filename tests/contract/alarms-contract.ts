import { describe, expect, test } from 'vitest';
import type { Reading } from '#lib/reading/reading.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { NOON } from '#tests/support/builders.ts';
import { inARow, openLog, piece, RECEIVED_AT, record } from '#tests/support/pieces.ts';
import type { OpenStore, TestStore } from '#tests/support/test-store.ts';

const { beverage } = PROFILE_SETTINGS;
const at = (seconds: number) => NOON + seconds * 1000;
const told = (seconds: number, celsius: number): Partial<Reading> => ({ at: at(seconds), celsius });

/** Above its limit of 5 for longer than its on-delay of two minutes. */
const RAISE = [told(0, -3), told(10, 6), told(140, 6.5)];
/** Back for longer than its off-delay of a minute. */
const RETURN = [told(200, 3), told(270, 3.1)];
const RAISE_AGAIN = [told(300, 7), told(430, 7.25)];
const RETURN_AGAIN = [told(500, 2), told(570, 2.1)];
const RAISE_ANEW = [told(600, 8), told(730, 8)];

/** A store where only limits and faults raise alarms, unless there is a warning band. */
async function withoutWarnings(makeStore: OpenStore, warningBand = 0) {
  const store = await makeStore();
  await store.saveProfile('beverage', { ...beverage, warningBand });
  const log = await openLog(store);
  let offset = 0;
  const tell = async (...readings: Partial<Reading>[]) => {
    if (readings.length > 0) await record(store, log, piece(inARow(offset, ...readings)));
    offset += readings.length;
  };
  return { store, tell };
}

async function alarmsOf(store: TestStore) {
  return (await store.look()).alarms;
}

const HIGH = { freezer: 'f1', kind: 'high', raisedAt: at(130), since: at(10), limit: 5 };
const NEW_ALARM = {
  ...HIGH,
  ...{ reason: null, celsius: 6, peak: null, returnedAt: null, timesRaised: 1 },
  ...{ acknowledgedAt: null, acknowledgedBy: null, note: null },
  ...{ shelvedUntil: null, shelvedBy: null },
};

export function alarmsContract(makeStore: OpenStore) {
  describe('alarms', () => {
    test('AL9: an alarm is one row from its raising to its end', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(...RAISE);
      expect(await alarmsOf(store)).toEqual([{ ...NEW_ALARM, standing: 'active' }]);
      await tell(...RETURN);
      const returned = { ...NEW_ALARM, standing: 'returned', returnedAt: at(260), peak: 6.5 };
      expect(await alarmsOf(store)).toEqual([returned]);
      await tell(...RAISE_AGAIN);
      const again = { ...returned, standing: 'active', returnedAt: null, timesRaised: 2 };
      expect(await alarmsOf(store)).toEqual([again]);
      const words = { by: 'Ana', note: 'a porta' };
      await store.act('f1', 'high', { action: 'acknowledge', at: at(450), ...words });
      const seen = { acknowledgedAt: at(450), acknowledgedBy: 'Ana', note: 'a porta' };
      expect(await alarmsOf(store)).toEqual([{ ...again, ...seen, standing: 'acknowledged' }]);
      await tell(...RETURN_AGAIN);
      const closed = { ...again, ...seen, standing: 'none', returnedAt: at(560), peak: 7.25 };
      expect(await alarmsOf(store)).toEqual([closed]);
      await tell(...RAISE_ANEW);
      expect(await alarmsOf(store)).toMatchObject([
        closed,
        { raisedAt: at(720), since: at(600), standing: 'active', timesRaised: 1, note: null },
      ]);
    });

    test('AL9: acknowledged after it returned, it is closed', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(...RAISE, ...RETURN);
      await store.act('f1', 'high', { action: 'acknowledge', at: at(290), by: 'Ana', note: '' });
      expect(await alarmsOf(store)).toMatchObject([
        { standing: 'none', returnedAt: at(260), acknowledgedAt: at(290) },
      ]);
      await tell(...RAISE_AGAIN);
      expect(await alarmsOf(store)).toMatchObject([{ raisedAt: at(130) }, { raisedAt: at(420) }]);
    });

    test('AL13: every change is in the journal, with what was before and after', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(...RAISE);
      const words = { by: 'Ana', note: 'a porta' };
      await store.act('f1', 'high', { action: 'acknowledge', at: at(150), ...words });
      await tell(...RETURN);
      const entry = { freezer: 'f1', alarm: `high ${at(130)}`, who: null };
      const standing = (is: string) => ({ standing: is });
      expect((await store.look()).journal).toEqual([
        {
          ...{ ...entry, what: 'alarm raised', at: at(130), before: standing('none') },
          after: { kind: 'high', ...standing('active'), since: at(10), celsius: 6, limit: 5 },
        },
        {
          ...{ ...entry, what: 'alarm acknowledged', at: at(150), who: 'Ana' },
          before: standing('active'),
          after: { kind: 'high', ...standing('acknowledged'), ...words },
        },
        {
          ...{ ...entry, what: 'alarm returned', at: at(260), before: standing('acknowledged') },
          after: { kind: 'high', ...standing('none'), peak: 6.5 },
        },
      ]);
    });

    test('AL2: told at once, one by one or in between, the same alarms and journal come of it', async () => {
      const all = [...RAISE, ...RETURN, ...RAISE_AGAIN, ...RETURN_AGAIN, ...RAISE_ANEW];
      const looks = [];
      for (const cut of [all.length, 1, RAISE.length, 5, 6, 9]) {
        const { store, tell } = await withoutWarnings(makeStore);
        await tell(...all.slice(0, cut));
        const rest = all.slice(cut);
        if (cut === 1) for (const each of rest) await tell(each);
        else await tell(...rest);
        looks.push(await store.look());
      }
      const [look, ...others] = looks;
      for (const other of others) expect(other).toEqual(look);
      expect(look?.alarms).toMatchObject([
        { raisedAt: at(130), timesRaised: 3, standing: 'active', celsius: 6, peak: 7.25 },
      ]);
      expect(look?.journal.map(({ what }) => what)).toEqual(
        [...'12121'].map((one) => (one === '1' ? 'alarm raised' : 'alarm returned')),
      );
    });

    test('AL6: kinds and freezers have alarms of their own, each with its reason', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      const of = (freezer: string, given: Partial<Reading>[]) =>
        given.map((each) => ({ ...each, freezer }));
      const fault = [told(0, -3), told(5, -127), told(9, -3), told(12, 85)];
      const low = [told(0, -6), told(130, -7), told(140, 40), told(145, 4)];
      await tell(...of('f2', fault), ...of('f1', RAISE), ...of('f3', low), ...of('f4', RETURN));
      expect(await alarmsOf(store)).toMatchObject([
        { freezer: 'f1', kind: 'high', limit: 5, reason: null },
        { freezer: 'f2', kind: 'fault', reason: 'probe-error', timesRaised: 2, celsius: -127 },
        { freezer: 'f3', kind: 'fault', reason: 'jump', limit: null },
        { freezer: 'f3', kind: 'low', limit: -5, celsius: -6 },
      ]);
    });

    test('AL10, AL11: a shelf and a comment are written down, and end with what they end with', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(...RAISE);
      const words = { by: 'Ana', note: 'degelo' };
      const until = at(9000);
      await store.act('f1', 'high', { action: 'shelve', at: at(150), until, ...words });
      expect(await alarmsOf(store)).toMatchObject([
        { standing: 'active', shelvedUntil: until, shelvedBy: 'Ana', note: null },
      ]);
      await store.act('f1', 'high', { action: 'comment', at: at(160), ...words });
      await store.act('f1', 'high', { action: 'unshelve', at: at(170), ...words });
      expect(await alarmsOf(store)).toMatchObject([{ shelvedUntil: null, shelvedBy: null }]);
      const { journal } = await store.look();
      expect(journal.slice(1)).toMatchObject([
        { what: 'alarm shelved', who: 'Ana', after: { until, ...words } },
        { what: 'alarm commented', who: 'Ana', at: at(160), after: words },
        { what: 'alarm unshelved', who: 'Ana', before: { standing: 'active' } },
      ]);
    });

    test('AL9: a shelf ends with its alarm, without a word of its own', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(...RAISE);
      const words = { by: 'Ana', note: '' };
      const until = at(10_000);
      await store.act('f1', 'high', { action: 'shelve', at: at(150), until, ...words });
      await store.act('f1', 'high', { action: 'acknowledge', at: at(160), ...words });
      expect(await alarmsOf(store)).toMatchObject([{ shelvedUntil: until, shelvedBy: 'Ana' }]);
      await tell(...RETURN);
      expect(await alarmsOf(store)).toMatchObject([
        { standing: 'none', shelvedUntil: null, shelvedBy: null },
      ]);
      const { journal } = await store.look();
      expect(journal.at(-1)).toMatchObject({ what: 'alarm returned', after: { standing: 'none' } });
    });

    test('AL9: closed and raised again at the very same time, it is the same alarm, not acknowledged', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      await tell(told(0, -3), told(10, -127));
      const words = { by: 'Ana', note: 'a sonda' };
      await store.act('f1', 'fault', { action: 'acknowledge', at: at(10), ...words });
      await tell(told(10, -3), told(10, -127));
      expect(await alarmsOf(store)).toMatchObject([
        {
          ...{ kind: 'fault', standing: 'active', timesRaised: 2, returnedAt: null },
          ...{ acknowledgedAt: null, acknowledgedBy: null, note: null },
        },
      ]);
    });

    test('AL16, AL13: what is done to a limit’s alarm is done to its warning, and both are written down', async () => {
      const { store, tell } = await withoutWarnings(makeStore, 1);
      await tell(...RAISE);
      const words = { by: 'Ana', note: 'a porta' };
      const until = at(9000);
      await store.act('f1', 'high', { action: 'shelve', at: at(145), until, ...words });
      const shelved = { standing: 'active', shelvedUntil: until, shelvedBy: 'Ana' };
      expect(await alarmsOf(store)).toMatchObject([
        { kind: 'high', ...shelved },
        { kind: 'warning', ...shelved },
      ]);
      await store.act('f1', 'high', { action: 'unshelve', at: at(147), ...words });
      await store.act('f1', 'high', { action: 'acknowledge', at: at(150), ...words });
      const seen = {
        ...{ standing: 'acknowledged', shelvedUntil: null, shelvedBy: null },
        ...{ acknowledgedAt: at(150), acknowledgedBy: 'Ana', note: 'a porta' },
      };
      expect(await alarmsOf(store)).toMatchObject([
        { kind: 'high', ...seen },
        { kind: 'warning', ...seen },
      ]);
      const { journal, freezers } = await store.look();
      const rows = journal.map(({ who, what, alarm }) => [who, what, alarm]);
      const names = [`high ${at(130)}`, `warning ${at(130)}`];
      expect(rows.slice(2)).toEqual(
        ['shelved', 'unshelved', 'acknowledged'].flatMap((deed) =>
          names.map((name) => ['Ana', `alarm ${deed}`, name]),
        ),
      );
      expect(freezers[0]?.state?.alarms.conditions).toMatchObject({
        high: { alarm: { acknowledged: true, shelvedUntil: null } },
        warning: { alarm: { acknowledged: true, shelvedUntil: null } },
      });
    });

    test('AL16: with the limit’s alarm over and the value close to it, its acknowledgement closes one of two', async () => {
      const { store, tell } = await withoutWarnings(makeStore, 1);
      await tell(...RAISE, told(200, 4.4), told(270, 4.4));
      await store.act('f1', 'high', { action: 'acknowledge', at: at(280), by: 'Ana', note: '' });
      expect(await alarmsOf(store)).toMatchObject([
        { kind: 'high', standing: 'none', acknowledgedAt: at(280) },
        { kind: 'warning', standing: 'acknowledged', acknowledgedAt: at(280) },
      ]);
      await tell(told(300, 0), told(370, 0), told(400, 4.6), told(530, 4.6));
      expect((await alarmsOf(store)).slice(2)).toMatchObject([
        { kind: 'warning', standing: 'active', acknowledgedBy: null, raisedAt: at(520) },
      ]);
    });

    test('AL12: when time will next change a freezer is kept, and reckoned anew by new settings', async () => {
      const { store, tell } = await withoutWarnings(makeStore);
      const due = async () => (await store.look()).freezers.map((each) => each.due);
      await tell(told(0, -3));
      expect(await due()).toEqual([RECEIVED_AT + 60_000]);
      await store.saveFreezer('f1', {
        profile: 'beverage',
        overrides: { silentAfterSeconds: 600, onDelaySeconds: 30 },
      });
      expect(await due()).toEqual([RECEIVED_AT + 600_000]);
      await tell(told(10, 6), told(20, 6));
      expect(await due()).toEqual([RECEIVED_AT + 20_000]);
    });
  });
}
