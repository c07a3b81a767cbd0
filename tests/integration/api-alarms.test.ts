import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

let count = 0;
let freezer = '';
let alarm: AlarmView;
beforeEach(async () => {
  freezer = `room ${++count}/❄️`;
  await record([9, 9, 9, 9.5]);
  api.clock.at = NOON + 3 * MINUTE_MS;
  alarm = await own('high');
});

/** A reading a minute, from noon. */
const record = (celsius: number[], from = 0) =>
  api.record(
    freezer,
    celsius.map((value, index) => ({ at: NOON + (from + index) * MINUTE_MS, celsius: value })),
  );
const comeBack = () => record([0, 0, 0], 4);
const list = async (query: string) =>
  (await api.get<{ alarms: AlarmView[] }>(`/api/alarms?${query}`)).alarms;
const ofFreezer = (state: string) => list(`state=${state}&freezer=${encodeURIComponent(freezer)}`);
async function own(kind: string): Promise<AlarmView> {
  const found = (await ofFreezer('all')).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`${freezer} has no ${kind} alarm`);
  return found;
}
const path = (verb: string, id = alarm.id) => `/api/alarms/${id}/${verb}`;
const act = (verb: string, body: object = {}, person = 'Ana') =>
  api.send<AlarmView>('POST', path(verb), { body, person });
const refused = (verb: string, body: object = {}) => api.refused('POST', path(verb), { body });
const journal = async () =>
  (await api.get<{ entries: JournalEntry[] }>(`/api/journal?alarm=${alarm.id}`)).entries;

describe('GET /api/alarms', () => {
  test('AL1: shows what was raised, by which value and against which limit', async () => {
    expect(alarm).toEqual({
      id: alarm.id,
      freezer,
      kind: 'high',
      standing: 'active',
      reason: null,
      since: NOON,
      raisedAt: NOON + 2 * MINUTE_MS,
      returnedAt: null,
      celsius: 9,
      limit: 5,
      peak: 9.5,
      acknowledgedAt: null,
      acknowledgedBy: null,
      note: null,
      shelvedUntil: null,
      shelvedBy: null,
      timesRaised: 1,
    });
    expect(await api.get(`/api/alarms/${alarm.id}`)).toEqual(alarm);
  });

  test('AL9: each state shows the alarms that stand so; open is the default', async () => {
    const shownIn = async () => {
      const shown: string[] = [];
      for (const state of ['open', 'active', 'acknowledged', 'returned', 'closed', 'all']) {
        if ((await ofFreezer(state)).some(({ id }) => id === alarm.id)) shown.push(state);
      }
      return shown;
    };
    expect(await shownIn()).toEqual(['open', 'active', 'all']);
    expect((await list('limit=1000')).map(({ id }) => id)).toContain(alarm.id);
    await act('acknowledge');
    expect(await shownIn()).toEqual(['open', 'acknowledged', 'all']);
    await comeBack();
    expect(await shownIn()).toEqual(['closed', 'all']);
    expect((await list('limit=1000')).map(({ id }) => id)).not.toContain(alarm.id);
  });

  test('AM3: kind and freezer show only those', async () => {
    const of = `state=all&limit=1000&freezer=${encodeURIComponent(freezer)}`;
    const all = await list(of);
    expect(all.map(({ kind }) => kind)).toContain('warning');
    expect(await list(`${of}&kind=high`)).toEqual(all.filter(({ kind }) => kind === 'high'));
    expect(await list(`${of}&kind=silent`)).toEqual([]);
  });

  test('AL9: one that came back without anybody knowing is returned', async () => {
    await comeBack();
    const returned = await ofFreezer('returned');
    expect(returned.map(({ id }) => id)).toContain(alarm.id);
    expect(await own('high')).toMatchObject({ standing: 'returned', peak: 9.5 });
  });

  test('FZ9: of a stretch of time only those that were on in it are listed', async () => {
    const listed = async (from: number, to: number) => {
      const range = `from=${NOON + from * MINUTE_MS}&to=${NOON + to * MINUTE_MS}`;
      const query = `state=all&kind=high&freezer=${encodeURIComponent(freezer)}`;
      return (await list(`${query}&${range}`)).length;
    };
    expect([await listed(-9, 0), await listed(-9, 1), await listed(60, 99)]).toEqual([0, 1, 1]);
    await comeBack();
    const { returnedAt } = await own('high');
    const minutes = ((returnedAt ?? 0) - NOON) / MINUTE_MS;
    expect([await listed(minutes - 1, 99), await listed(minutes, 99)]).toEqual([1, 0]);
  });

  test('AP5: pages go on below the last id, and never skip one', async () => {
    const all = await list('state=all&limit=1000');
    const paged: AlarmView[] = [];
    for (let page = await list('state=all&limit=2'); page.length > 0; ) {
      paged.push(...page);
      page = await list(`state=all&limit=2&before=${page.at(-1)?.id}`);
    }
    expect(paged).toEqual(all);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort((a, b) => b - a));
  });

  test.each(['state=new', 'limit=0', 'limit=1001', 'before=0', 'before=x', 'freezer=', 'kind=hot'])(
    'AP2: ?%s is refused',
    async (query) => {
      expect((await api.refused('GET', `/api/alarms?${query}`)).status).toBe(400);
    },
  );

  test('AP2: an alarm that is not there is not found, and a word is no number', async () => {
    expect((await api.refused('GET', '/api/alarms/999999')).status).toBe(404);
    expect((await api.refused('GET', '/api/alarms/high')).status).toBe(400);
  });
});

describe('acknowledging', () => {
  test.each(['acknowledge', 'ack'])('AL11: by POST …/%s, with a note and a name', async (verb) => {
    api.clock.at = NOON + 10 * MINUTE_MS;
    const note = 'Porta aberta,\nfechei.';
    expect(await act(verb, { note: `  ${note} ` }, 'João da Silva')).toMatchObject({
      standing: 'acknowledged',
      acknowledgedBy: 'João da Silva',
      acknowledgedAt: NOON + 10 * MINUTE_MS,
      note,
    });
    expect(await journal()).toMatchObject([
      {
        who: 'João da Silva',
        what: 'alarm acknowledged',
        freezer,
        at: NOON + 10 * MINUTE_MS,
        before: { standing: 'active' },
        after: { standing: 'acknowledged', note },
      },
      { who: null, what: 'alarm raised' },
    ]);
  });

  test('AL11: the note may be left out', async () => {
    expect(await act('acknowledge')).toMatchObject({ standing: 'acknowledged', note: '' });
  });

  test('AL11: a second time is refused, and changes nothing', async () => {
    await act('acknowledge', { note: 'first' });
    const before = await own('high');
    const told = await refused('acknowledge', { note: 'second' });
    expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('before') });
    expect(await own('high')).toEqual(before);
  });

  test('AL11: of many at once one wins, the others are refused', async () => {
    const people = Array.from({ length: 8 }, (_, index) => `Person ${index}`);
    const answers = await Promise.all(
      people.map((person) => api.ask('POST', path('acknowledge'), { body: {}, person })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    const winner = people[answers.findIndex(({ status }) => status === 200)];
    expect(await own('high')).toMatchObject({ acknowledgedBy: winner });
    const entries = (await journal()).filter(({ what }) => what === 'alarm acknowledged');
    expect(entries).toMatchObject([{ who: winner }]);
  });

  test('AL9: one that has returned is closed by it, and can then only be commented', async () => {
    await comeBack();
    expect(await act('acknowledge')).toMatchObject({ standing: 'none' });
    for (const [verb, body] of [
      ['acknowledge', {}],
      ['shelve', { minutes: 5 }],
      ['unshelve', {}],
    ] as const) {
      const told = await refused(verb, body);
      expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('closed') });
    }
    expect(await act('comment', { note: 'Era a porta.' })).toMatchObject({ standing: 'none' });
    expect((await journal())[0]).toMatchObject({ what: 'alarm commented' });
  });
});

describe('the warning that an alarm of a limit leads', () => {
  test('AL16: is acknowledged with it, in the same words, and both are listed', async () => {
    await act('acknowledge', { note: 'Porta aberta' }, 'Bia');
    const same = { standing: 'acknowledged', acknowledgedBy: 'Bia', note: 'Porta aberta' };
    expect(await own('warning')).toMatchObject(same);
    const listed = await ofFreezer('acknowledged');
    expect(listed.map(({ kind }) => kind).toSorted()).toEqual(['high', 'warning']);
    const transactions = await api.database.query(
      'select distinct xmin::text from alarm where id = any($1)',
      [listed.map(({ id }) => id)],
    );
    expect(transactions).toHaveLength(1);
    alarm = await own('warning');
    expect((await journal())[0]).toMatchObject({
      ...{ who: 'Bia', what: 'alarm acknowledged', at: api.clock.at },
      after: { kind: 'warning', note: 'Porta aberta' },
    });
    expect(await refused('acknowledge')).toMatchObject({ status: 409 });
  });

  test('AL16: of many who acknowledge both at once each is done once', async () => {
    const warning = await own('warning');
    const ids = [alarm.id, warning.id, alarm.id, warning.id];
    const answers = await Promise.all(
      ids.map((id) => api.ask('POST', path('acknowledge', id), { body: {}, person: 'Ana' })),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    for (const each of [alarm, warning]) {
      alarm = each;
      const done = (await journal()).filter(({ what }) => what === 'alarm acknowledged');
      expect(done).toHaveLength(1);
    }
  });

  test('AL16: is shelved and taken off the shelf with it', async () => {
    const shelvedUntil = api.clock.at + 90 * MINUTE_MS;
    await act('shelve', { minutes: 90, note: 'Degelo' }, 'Bia');
    expect(await own('warning')).toMatchObject({ shelvedUntil, shelvedBy: 'Bia' });
    await act('unshelve');
    expect(await own('warning')).toMatchObject({ shelvedUntil: null, shelvedBy: null });
  });

  test('AL16: alone, it leaves its leader as it is', async () => {
    const leader = alarm;
    alarm = await own('warning');
    await act('acknowledge');
    expect(await own('high')).toEqual(leader);
  });
});

describe('shelving', () => {
  test('AL10, AL11: for some minutes from now, until it is taken down', async () => {
    const until = api.clock.at + 90 * MINUTE_MS;
    const shelved = await act('shelve', { minutes: 90, note: 'Degelo' }, 'Bia');
    expect(shelved).toMatchObject({ shelvedUntil: until, shelvedBy: 'Bia', standing: 'active' });
    expect(await act('unshelve')).toMatchObject({ shelvedUntil: null, shelvedBy: null });
    expect((await journal()).map(({ what, who }) => [what, who])).toEqual([
      ['alarm unshelved', 'Ana'],
      ['alarm shelved', 'Bia'],
      ['alarm raised', null],
    ]);
  });

  test('AL11: what is not shelved cannot be taken down', async () => {
    const told = await refused('unshelve');
    expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('not shelved') });
  });

  test.each([0, 1441, 1.5, -1, '5', null, undefined])(
    'AL10: not for %j minutes',
    async (minutes) => {
      const told = await refused('shelve', { minutes });
      expect(told).toMatchObject({ status: 400, errors: [{ path: 'minutes' }] });
      expect(await own('high')).toEqual(alarm);
    },
  );

  test.each([1, 1440])('AL10: for %d minutes', async (minutes) => {
    const shelvedUntil = api.clock.at + minutes * MINUTE_MS;
    expect(await act('shelve', { minutes })).toMatchObject({ shelvedUntil });
  });
});

describe('what people write', () => {
  test('AL11: a comment is in the journal and changes nothing else', async () => {
    expect(await act('comment', { note: '🧊 = gelo' })).toEqual(alarm);
    expect((await journal())[0]).toMatchObject({ who: 'Ana', after: { note: '🧊 = gelo' } });
  });

  test('AL11: a note holds 1000 characters, of any kind', async () => {
    const note = '🧊'.repeat(1000);
    expect(await act('acknowledge', { note })).toMatchObject({ note });
  });

  test.each([
    ['acknowledge', { note: 'x'.repeat(1001) }],
    ['ack', { note: null }],
    ['shelve', { minutes: 5, note: 'a\u0000b' }],
    ['unshelve', { note: 5 }],
    ['comment', { note: '' }],
    ['comment', { note: ' \n ' }],
    ['comment', {}],
    ['comment', { note: '\ud83e' }],
    ['acknowledge', { note: '', by: 'Eve' }],
    ['acknowledge', []],
  ])('AP3: %s with %j is refused and changes nothing', async (verb, body) => {
    expect((await refused(verb, body)).status).toBe(400);
    expect(await own('high')).toEqual(alarm);
    expect(await journal()).toHaveLength(1);
  });

  test('AP2: nothing is done to an alarm that is not there', async () => {
    for (const [verb, body] of [
      ['acknowledge', {}],
      ['shelve', { minutes: 1 }],
      ['unshelve', {}],
      ['comment', { note: 'x' }],
    ] as const) {
      const told = await api.refused('POST', path(verb, 999_999), { body });
      expect(told.status).toBe(404);
    }
  });
});
