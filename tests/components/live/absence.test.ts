import { expect, test } from 'vitest';
import { createLiveStore } from '#components/live/store.ts';
import { alarmView, factsOf, frame, NOON, snapshot } from '#tests/support/builders.ts';

/** A page that is open since noon, and what the server tells it. */
function openPage() {
  let now = NOON;
  let sequence = 0;
  const store = createLiveStore({ now: () => now });
  store.restart(snapshot());
  return {
    store,
    pass: (ms: number) => {
      now += ms;
    },
    frame: (late = 0) => store.advance(frame({ sequence: ++sequence, now: now - late })),
    lose: () => store.setConnection('lost'),
    back(given: Parameters<typeof snapshot>[0] = {}) {
      store.restart(snapshot({ sequence, now, ...given }));
    },
  };
}

test('CN3: after more than five seconds it says from when to when it saw nothing', () => {
  const { store, pass, frame, lose, back } = openPage();
  pass(1000);
  frame();
  pass(2000);
  lose();
  pass(3001);
  expect(store.absence()).toBeUndefined();
  back();
  expect(store.absence()).toEqual({ from: NOON + 1000, to: NOON + 6001, raised: 0 });
});

test('CN3: five seconds or less are not worth telling, nor is a snapshot without an absence', () => {
  const { store, pass, lose, back } = openPage();
  lose();
  pass(5000);
  back();
  pass(60_000);
  back();
  expect(store.absence()).toBeUndefined();
});

test('CN3: an answer of the server counts as having seen it', () => {
  const { store, pass, lose, back } = openPage();
  pass(60_000);
  store.clockRead(NOON + 60_000, NOON + 60_000);
  pass(4000);
  lose();
  pass(1000);
  back();
  expect(store.absence()).toBeUndefined();
});

test('CN3: open alarms that were raised meanwhile are counted, those from before are not', () => {
  const { store, pass, lose, back } = openPage();
  lose();
  pass(60_000);
  const alarms = [NOON - 1, NOON, NOON + 1, NOON + 59_000].map((raisedAt) =>
    alarmView({ raisedAt }),
  );
  back({ facts: [factsOf('f1', { alarms })] });
  expect(store.absence()?.raised).toBe(2);
});

test('CN3, AL16: a warning and the alarm of its limit are one that was raised', () => {
  const { store, pass, lose, back } = openPage();
  lose();
  pass(60_000);
  const warning = alarmView({ id: 2, kind: 'warning', raisedAt: NOON + 1 });
  back({ facts: [factsOf('f1', { alarms: [warning, alarmView({ raisedAt: NOON + 9 })] })] });
  expect(store.absence()?.raised).toBe(1);
});

test('CN3: asleep, it saw nothing since what it last heard was said, not since it woke', () => {
  const { store, pass, frame, lose, back } = openPage();
  pass(40_000);
  // Packets that came before it slept are read when it wakes.
  frame(39_000);
  lose();
  pass(1000);
  back();
  expect(store.absence()).toEqual({ from: NOON + 1000, to: NOON + 41_000, raised: 0 });
});

test('CN3: it is told until somebody has read it', () => {
  const { store, pass, lose, back } = openPage();
  lose();
  pass(60_000);
  back();
  const told = { from: NOON, to: NOON + 60_000, raised: 0 };
  lose();
  pass(1000);
  back();
  expect(store.absence()).toEqual(told);
  const heard: string[] = [];
  store.onStatus(() => heard.push('status'));
  store.sawAbsence();
  expect([store.absence(), heard]).toEqual([undefined, ['status']]);
});

test('CN3: of two absences the later is told', () => {
  const { store, pass, lose, back } = openPage();
  for (const since of [NOON, NOON + 60_000]) {
    lose();
    pass(60_000);
    back();
    expect(store.absence()).toEqual({ from: since, to: since + 60_000, raised: 0 });
  }
});

test('CN3: a page that never saw anything missed nothing', () => {
  const store = createLiveStore({ now: () => NOON });
  store.setConnection('lost');
  store.restart(snapshot());
  expect(store.absence()).toBeUndefined();
});

test('WL2: a server with other pages than at first is an upgrade, also after it is gone back', () => {
  const { store, back } = openPage();
  back();
  expect(store.upgraded()).toBe(false);
  back({ build: 'b2' });
  expect(store.upgraded()).toBe(true);
  back();
  expect(store.upgraded()).toBe(true);
});

test('CN1: what was measured before a connection was lost is forgotten', () => {
  const { store, lose } = openPage();
  store.latency.took(40);
  expect(store.latency.middle()).toBe(40);
  lose();
  expect(store.latency.middle()).toBeUndefined();
});
