import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOverview } from '#components/live/overview.ts';
import { createLiveStore } from '#components/live/store.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { TILE_STATES } from '#lib/freezer/status.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import { alarmView, change, factsOf, frame, NOON, snapshot } from '#tests/support/builders.ts';

/** An overview of these freezers whose seconds a test lets pass. */
function overviewOf(...ids: string[]) {
  let now = NOON;
  let sequence = 0;
  const ticks = new Set<() => void>();
  const store = createLiveStore({ now: () => now });
  store.restart(snapshot({ freezers: ids.map((id) => change({ id })) }));
  const overview = createOverview(store, (tick) => {
    ticks.add(tick);
    return () => ticks.delete(tick);
  });
  return {
    store,
    ticks,
    overview,
    shown: () => overview.read().entries.map(({ id }) => id),
    states: () => overview.read().entries.map(({ state }) => state),
    advance: (given: Partial<Parameters<typeof frame>[0]>) =>
      store.advance(frame({ now, ...given, sequence: ++sequence })),
    pass(ms: number) {
      now += ms;
      for (const tick of ticks) tick();
    },
  };
}

/** Listens, and counts how often it is told. */
function listen({ overview }: ReturnType<typeof overviewOf>) {
  const told = { times: 0 };
  const stop = overview.subscribe(() => {
    told.times++;
  });
  return { told, stop };
}

const alarmed = (id: string) => factsOf(id, { alarms: [alarmView({ freezer: id })] });

test('FL2: whoever begins to look sees all freezers at once', () => {
  const { shown, overview } = overviewOf('b', 'a');
  expect(shown()).toEqual(['a', 'b']);
  expect(overview.read()).toBe(overview.read());
});

test('FL2: while nobody listens it is still as things are now', () => {
  const scene = overviewOf('a');
  listen(scene).stop();
  scene.advance({ changes: [change({ id: 'b' })] });
  expect(scene.shown()).toEqual(['a', 'b']);
});

test('FL2: an alarm puts a freezer before the others at once, and its end puts it back', () => {
  const scene = overviewOf('a', 'b', 'c');
  const { told } = listen(scene);
  const before = told.times;
  scene.advance({ facts: [alarmed('c')] });
  expect([scene.shown(), scene.states()]).toEqual([
    ['c', 'a', 'b'],
    ['alarm', 'ok', 'ok'],
  ]);
  scene.advance({ facts: [factsOf('c')] });
  expect(scene.shown()).toEqual(['a', 'b', 'c']);
  expect(told.times - before).toBe(2);
});

test('FL2: names and places come with the facts, and order by name', () => {
  const scene = overviewOf('a', 'b');
  listen(scene);
  const card = { ...DEFAULT_LIMITS, name: 'Zero', place: 'Bar' };
  scene.advance({ facts: [factsOf('a', { card })] });
  expect(scene.overview.read().entries).toMatchObject([
    { id: 'b', name: 'b', place: null },
    { id: 'a', name: 'Zero', place: 'Bar' },
  ]);
});

test('UI2: readings that change no state leave the very same overview, and tell nobody', () => {
  const scene = overviewOf('a', 'b');
  const { told } = listen(scene);
  const [before, times] = [scene.overview.read(), told.times];
  for (let n = 0; n < 5; n++) {
    scene.advance({ changes: [change({ id: 'a', celsius: n })] });
    scene.pass(1000);
  }
  scene.advance({ facts: [factsOf('a', { calmSince: NOON })] });
  expect(scene.overview.read()).toBe(before);
  expect(told.times).toBe(times);
});

test('UI2: a freezer that stays as it is keeps its very entry when another changes', () => {
  const scene = overviewOf('a', 'b');
  listen(scene);
  const [a] = scene.overview.read().entries;
  scene.advance({ facts: [alarmed('b')] });
  expect(scene.overview.read().entries[1]).toBe(a);
});

test('UI3: time alone makes a freezer silent, within a second', () => {
  const scene = overviewOf('a', 'b');
  const { told } = listen(scene);
  scene.pass(30_000);
  scene.advance({ changes: [change({ id: 'b', heardAt: NOON + 30_000 })] });
  const times = told.times;
  scene.pass(30_001);
  expect([scene.shown(), scene.states()]).toEqual([
    ['a', 'b'],
    ['silent', 'ok'],
  ]);
  expect(told.times).toBe(times + 1);
  expect(scene.overview.read().counts).toMatchObject({ silent: 1, ok: 1, alarm: 0 });
});

test('AL10: a shelf that ends by itself shows its alarm again', () => {
  const scene = overviewOf('a');
  listen(scene);
  const alarms = [alarmView({ freezer: 'a', shelvedUntil: NOON + 5000 })];
  scene.advance({ facts: [factsOf('a', { alarms })] });
  expect(scene.states()).toEqual(['shelved']);
  scene.pass(5000);
  expect(scene.states()).toEqual(['alarm']);
});

test('FL1, AL15: where Kafka is away nobody is called silent, at once', () => {
  const scene = overviewOf('a');
  listen(scene);
  scene.pass(60_001);
  expect(scene.states()).toEqual(['silent']);
  const parts = stepParts(ALL_UP, 'kafka', { up: false, reason: 'gone' }, NOON);
  scene.advance({ parts });
  expect(scene.states()).toEqual(['unknown']);
});

test('FL2: nothing is reckoned any more once nobody listens; one of two who leaves stops nothing', () => {
  const scene = overviewOf('a');
  const [one, other] = [listen(scene), listen(scene)];
  expect(scene.ticks.size).toBe(1);
  one.stop();
  expect(scene.ticks.size).toBe(1);
  other.stop();
  expect(scene.ticks.size).toBe(0);
  const again = listen(scene);
  expect(scene.ticks.size).toBe(1);
  again.stop();
});

test('FL2, FL3: whatever happens, every freezer is there once, in its state, and the counts say so', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const step = fc.oneof(
    fc.record({ change: fc.constantFrom(...ids, 'e'), celsius: fc.integer() }),
    fc.record({ alarms: fc.constantFrom(...ids), kind: fc.constantFrom('high', 'warning') }),
    fc.record({ calm: fc.constantFrom(...ids) }),
    fc.record({ pass: fc.constantFrom(1000, 61_000) }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const scene = overviewOf(...ids);
      listen(scene);
      for (const each of steps) {
        if ('pass' in each) scene.pass(each.pass);
        else if ('calm' in each) scene.advance({ facts: [factsOf(each.calm)] });
        else if ('change' in each) {
          const heardAt = scene.store.serverNow();
          scene.advance({ changes: [change({ id: each.change, heardAt })] });
        } else {
          const kind = each.kind === 'high' ? 'high' : 'warning';
          const alarms = [alarmView({ freezer: each.alarms, kind })];
          scene.advance({ facts: [factsOf(each.alarms, { alarms })] });
        }
        scene.pass(0);
        const { entries, counts } = scene.overview.read();
        expect(entries.map(({ id }) => id).sort()).toEqual([...scene.store.ids()].sort());
        for (const { id, state } of entries) {
          expect(state).toBe(scene.store.status(id, scene.store.serverNow()).state);
        }
        for (const state of TILE_STATES) {
          expect(counts[state]).toBe(entries.filter((one) => one.state === state).length);
        }
      }
    }),
  );
});
