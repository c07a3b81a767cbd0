import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLiveStore, type LiveStore } from '#components/live/store.ts';
import { SLOT_MS } from '#lib/freezer/live.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import type { Frame, Snapshot } from '#lib/live/events.ts';
import type { Reading } from '#lib/reading/reading.ts';
import { createLiveState } from '#server/live/state.ts';
import {
  change,
  frame,
  message,
  NOON,
  reading,
  slot,
  snapshot,
  someCelsius,
  someTime,
} from '#tests/support/builders.ts';

function liveStore(now = () => NOON): LiveStore {
  return createLiveStore({ now });
}

/** A store that shows these freezers already. */
function storeOf(...ids: string[]): LiveStore {
  const store = liveStore();
  store.restart(snapshot({ freezers: ids.map((id) => change({ id })) }));
  return store;
}

/** Counts whom the store tells: `ids`, `status`, and each of these freezers. */
function listen(store: LiveStore, ...freezers: string[]) {
  const told: string[] = [];
  store.onIds(() => told.push('ids'));
  store.onStatus(() => told.push('status'));
  for (const id of freezers) store.onFreezer(id, () => told.push(id));
  return told;
}

describe('catching up with the server', () => {
  const wire = <T>(packet: T): T => JSON.parse(JSON.stringify(packet)) as T;

  /** The server's live state with the frames and snapshots that the gateway makes of it. */
  function liveServer() {
    let sequence = 0;
    let offset = 0;
    const live = createLiveState({
      now: () => NOON + 3_600_000,
      onReading: () => undefined,
      onReject: (reason) => expect.unreachable(reason),
    });
    return {
      take(readings: readonly Reading[]) {
        live.apply(
          0,
          readings.map((one) => message({ ...one, offset: offset++ })),
        );
      },
      frame: (): Frame => wire(frame({ sequence: ++sequence, changes: live.drain() })),
      snapshot: (): Snapshot => wire(snapshot({ sequence, freezers: live.all() })),
    };
  }

  type Server = ReturnType<typeof liveServer>;

  const byId = <T extends { id: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

  function expectSame(store: LiveStore, server: Server) {
    // What passed within the newest frame is of that frame alone: LV8.
    const shown = store
      .ids()
      .flatMap((id) => store.freezer(id) ?? [])
      .map(({ passed: _, ...rest }) => rest);
    const there = server
      .snapshot()
      .freezers.map(({ slots, ...rest }) => ({ ...rest, spark: slots }));
    expect(byId(shown)).toEqual(byId(there));
  }

  const readings = fc.array(
    fc
      .record({ freezer: fc.constantFrom('a', 'b', 'c'), celsius: someCelsius, at: someTime })
      .map((given) => reading(given)),
    { maxLength: 12, size: 'max' },
  );

  test('LV4: merging every frame gives the server’s sparkline and newest value', () => {
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 12, size: 'max' }), fc.nat(6), (frames, late) => {
        const server = liveServer();
        const store = liveStore();
        for (const [n, taken] of frames.entries()) {
          if (n === late) store.restart(server.snapshot());
          server.take(taken);
          const next = server.frame();
          if (n < late) continue;
          expect(store.advance(next)).toBe(true);
          expectSame(store, server);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('LV4, GW5: frames that are lost or come twice change nothing in that', () => {
    const step = fc.record({ taken: readings, fate: fc.constantFrom('arrives', 'twice', 'lost') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12, size: 'max' }), (steps) => {
        const server = liveServer();
        const store = liveStore();
        store.restart(server.snapshot());
        let missed = false;
        for (const { taken, fate } of steps) {
          server.take(taken);
          const next = server.frame();
          if (fate === 'lost') missed = true;
          if (fate === 'lost') continue;
          expect(store.advance(next)).toBe(!missed);
          if (missed) store.restart(server.snapshot());
          missed = false;
          if (fate === 'twice') expect(store.advance(next)).toBe(true);
          expectSame(store, server);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('LV4: a snapshot taken between two frames and the frame after it agree', () => {
    fc.assert(
      fc.property(readings, readings, readings, (first, second, third) => {
        const server = liveServer();
        const store = liveStore();
        server.take(first);
        server.frame();
        server.take(second);
        store.restart(server.snapshot());
        expectSame(store, server);
        server.take(third);
        expect(store.advance(server.frame())).toBe(true);
        expectSame(store, server);
      }),
    );
  });
});

describe('frames', () => {
  test('GW5: a missing frame is noticed, and nothing of the next is taken', () => {
    const store = storeOf('f1');
    const told = listen(store, 'f1');
    const late = frame({ sequence: 2, changes: [change({ celsius: 9 }), change({ id: 'f2' })] });
    expect(store.advance(late)).toBe(false);
    expect(store.sequence()).toBe(0);
    expect(store.freezer('f1')?.celsius).toBe(-3.42);
    expect(store.ids()).toEqual(['f1']);
    expect(told).toEqual([]);
  });

  test('GW5: after the snapshot that was asked for, frames go on from there', () => {
    const store = storeOf('f1');
    store.restart(snapshot({ sequence: 7, freezers: [change({ celsius: 1 })] }));
    expect(store.advance(frame({ sequence: 9 }))).toBe(false);
    expect(store.advance(frame({ sequence: 8, changes: [change({ celsius: 2 })] }))).toBe(true);
    expect(store.freezer('f1')?.celsius).toBe(2);
  });

  test('GW5: a frame from before the snapshot is passed over', () => {
    const store = liveStore();
    store.restart(snapshot({ sequence: 7, freezers: [change({ celsius: 1 })] }));
    for (const sequence of [6, 7]) {
      expect(store.advance(frame({ sequence, changes: [change({ celsius: 9 })] }))).toBe(true);
    }
    expect(store.freezer('f1')?.celsius).toBe(1);
  });

  test('GW1: a server that started anew counts from its own snapshot', () => {
    const store = liveStore();
    store.restart(snapshot({ sequence: 500 }));
    store.restart(snapshot({ sequence: 0 }));
    expect(store.advance(frame({ sequence: 1, changes: [change()] }))).toBe(true);
    expect(store.ids()).toEqual(['f1']);
  });

  test('LV6, LC6: what a frame says of the surroundings replaces just that', () => {
    const store = storeOf('f1');
    const before = store.surroundings();
    const parts = stepParts(ALL_UP, 'kafka', { up: false, reason: 'refused' }, NOON);
    const last = { reason: 'empty', partition: 0, offset: '7' } as const;
    store.advance(frame({ sequence: 1, parts }));
    store.advance(frame({ sequence: 2, rejects: { count: 1, last } }));
    expect(store.surroundings()).toEqual({ ...before, parts, rejects: { count: 1, last } });
  });
});

describe('who is told', () => {
  test('UI2: a frame tells the freezers that changed, and nobody else', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.array(fc.subarray(ids)), (frames) => {
        const store = storeOf(...ids);
        const told = listen(store, ...ids);
        for (const [n, changed] of frames.entries()) {
          told.length = 0;
          const before = new Map(ids.map((id) => [id, store.freezer(id)]));
          const changes = changed.map((id) => change({ id, celsius: n }));
          store.advance(frame({ sequence: n + 1, changes }));
          expect(told).toEqual(changed);
          for (const id of ids) {
            expect(store.freezer(id) === before.get(id)).toBe(!changed.includes(id));
          }
        }
      }),
    );
  });

  test('UI2: a reading that widens nothing leaves the very same sparkline', () => {
    const store = storeOf('f1');
    const { spark } = store.freezer('f1') ?? {};
    store.advance(frame({ sequence: 1, changes: [change({ at: NOON + 1 })] }));
    expect(store.freezer('f1')).toMatchObject({ at: NOON + 1 });
    expect(store.freezer('f1')?.spark).toBe(spark);
    const wider = change({ slots: [slot(0, -3.42, 1)] });
    store.advance(frame({ sequence: 2, changes: [wider] }));
    expect(store.freezer('f1')?.spark).toEqual([slot(0, -3.42, 1)]);
  });

  test('UI2: the list is told of a new freezer', () => {
    const store = storeOf('sensor2', 'sensor10');
    const told = listen(store, 'sensor1');
    store.advance(frame({ sequence: 1, changes: [change({ id: 'sensor1' })] }));
    expect(store.ids()).toEqual(['sensor2', 'sensor10', 'sensor1']);
    expect(told).toEqual(['sensor1', 'ids']);
  });

  test('UI2: the list stays the same object while no freezer is new', () => {
    const store = storeOf('f1');
    const before = store.ids();
    store.advance(frame({ sequence: 1, changes: [change({ celsius: 1 })] }));
    expect(store.ids()).toBe(before);
  });

  test('UI2: the status is told of news in the surroundings only', () => {
    const store = storeOf('f1');
    const told = listen(store);
    store.advance(frame({ sequence: 1 }));
    expect(told).toEqual([]);
    store.advance(frame({ sequence: 2, rejects: { count: 1, last: null } }));
    expect(told).toEqual(['status']);
  });

  test('UI2: a subscription that was undone hears nothing; the others go on', () => {
    const store = storeOf('f1');
    const told: string[] = [];
    const undo = store.onFreezer('f1', () => told.push('one'));
    undo();
    store.onFreezer('f1', () => told.push('other'));
    undo();
    store.advance(frame({ sequence: 1, changes: [change({ celsius: 1 })] }));
    expect(told).toEqual(['other']);
  });
});

describe('losing the connection', () => {
  test('CN2: a lost connection is told once, and what was shown stays', () => {
    const store = storeOf('f1');
    const told = listen(store, 'f1');
    store.setConnection('lost');
    store.setConnection('lost');
    expect(store.connection()).toBe('lost');
    expect(store.freezer('f1')?.celsius).toBe(-3.42);
    expect(told).toEqual(['status']);
  });

  test('CN2: before the first snapshot it is connecting, and knows nothing', () => {
    const store = liveStore();
    expect([store.connection(), store.ids(), store.surroundings()]).toEqual([
      'connecting',
      [],
      undefined,
    ]);
    store.setConnection('lost');
    expect([store.connection(), store.surroundings()]).toEqual(['lost', undefined]);
  });

  test('CN2: the snapshot after it catches up: newest values, sparklines, who came and who went', () => {
    const store = storeOf('gone', 'kept');
    store.setConnection('lost');
    const told = listen(store, 'gone', 'kept', 'new');
    const kept = change({
      id: 'kept',
      celsius: 4,
      at: NOON + 3 * SLOT_MS,
      slots: [slot(1, 2), slot(3, 4)],
    });
    store.restart(snapshot({ sequence: 3, freezers: [kept, change({ id: 'new' })] }));
    expect(store.connection()).toBe('live');
    expect(store.ids()).toEqual(['kept', 'new']);
    expect(store.freezer('gone')).toBeUndefined();
    expect(store.freezer('kept')).toMatchObject({ celsius: 4, spark: [slot(1, 2), slot(3, 4)] });
    expect(told.sort()).toEqual(['gone', 'ids', 'kept', 'new', 'status']);
  });

  test('CN2: a server that knows no freezer yet leaves none on the page', () => {
    const store = storeOf('f1', 'f2');
    const told = listen(store);
    store.restart(snapshot());
    expect(store.ids()).toEqual([]);
    expect(told.sort()).toEqual(['ids', 'status']);
  });

  test('CN2: whoever is told of a snapshot finds all of it', () => {
    const store = storeOf('f1');
    store.setConnection('lost');
    const seen: unknown[] = [];
    const look = () =>
      seen.push([store.connection(), store.sequence(), store.ids(), store.freezer('f1')?.celsius]);
    store.onFreezer('f1', look);
    store.onIds(look);
    store.onStatus(look);
    store.restart(
      snapshot({ sequence: 5, freezers: [change({ celsius: 8 }), change({ id: 'f2' })] }),
    );
    expect(seen).toEqual(Array(3).fill(['live', 5, ['f1', 'f2'], 8]));
  });
});

test('CN5: ages count by the server’s clock, also where the browser’s own is wrong', () => {
  let browser = NOON - 86_400_000;
  const store = liveStore(() => browser);
  store.restart(snapshot({ now: NOON }));
  browser += 1500;
  expect(store.serverNow()).toBe(NOON + 1500);
});

test('UI8: a freezer may have any name', () => {
  const names = fc.uniqueArray(fc.oneof(fc.constantFrom('__proto__', 'constructor'), fc.string()));
  fc.assert(
    fc.property(names, (ids) => {
      const store = storeOf(...ids);
      expect([...store.ids()].sort()).toEqual([...ids].sort());
      for (const id of ids) expect(store.freezer(id)?.id).toBe(id);
    }),
  );
});
