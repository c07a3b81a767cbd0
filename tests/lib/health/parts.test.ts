import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_UP, PART_NAMES, stepParts } from '#lib/health/parts.ts';

const NOW = 1000;
const away = { up: false, reason: 'refused' } as const;
const back = { up: true } as const;

test('LC6: a part that goes away is named with its reason and since when', () => {
  expect(stepParts(ALL_UP, 'kafka', away, NOW)).toEqual({
    ...ALL_UP,
    kafka: { status: 'down', since: NOW, reason: 'refused' },
  });
});

test('LC6: it is away since it was first seen so, also when the reason changes', () => {
  const first = stepParts(ALL_UP, 'kafka', away, NOW);
  const second = stepParts(first, 'kafka', { up: false, reason: 'timeout' }, NOW + 5);
  expect(second.kafka).toEqual({ status: 'down', since: NOW, reason: 'timeout' });
});

test('LC6: a part that comes back is up', () => {
  const down = stepParts(ALL_UP, 'database', away, NOW);
  expect(stepParts(down, 'database', back, NOW + 5)).toEqual(ALL_UP);
});

test('CN4: how far it is behind is told, and told anew when that changes, since the same time', () => {
  const late = (behind: number) => ({ up: false, reason: 'behind', behind }) as const;
  const first = stepParts(ALL_UP, 'recorder', late(40), NOW);
  expect(first.recorder).toEqual({ status: 'down', since: NOW, reason: 'behind', behind: 40 });
  expect(stepParts(first, 'recorder', late(40), NOW + 5)).toBe(first);
  const further = stepParts(first, 'recorder', late(41), NOW + 5);
  expect(further.recorder).toEqual({ ...first.recorder, behind: 41 });
  const gone = stepParts(further, 'recorder', away, NOW + 9);
  expect(gone.recorder).toEqual({ status: 'down', since: NOW, reason: 'refused' });
});

test('LC6: what is seen unchanged is the same object, so that nobody is told', () => {
  const down = stepParts(ALL_UP, 'tail', away, NOW);
  expect(stepParts(ALL_UP, 'tail', back, NOW)).toBe(ALL_UP);
  expect(stepParts(down, 'tail', { ...away }, NOW + 5)).toBe(down);
});

test('LC6: whatever is seen, each part is as it was last seen and its since is when it fell', () => {
  const look = fc.record({
    name: fc.constantFrom(...PART_NAMES),
    seen: fc.constantFrom(back, away, { up: false, reason: 'timeout' } as const),
  });
  fc.assert(
    fc.property(fc.array(look), (looks) => {
      const end = looks.reduce(
        (parts, { name, seen }, n) => stepParts(parts, name, seen, n),
        ALL_UP,
      );
      for (const name of PART_NAMES) {
        const mine = looks.map((one, n) => ({ ...one, n })).filter((one) => one.name === name);
        const last = mine.at(-1)?.seen ?? back;
        const lastUp = mine.findLastIndex(({ seen }) => seen.up);
        const fell = mine[lastUp + 1]?.n;
        expect(end[name]).toEqual(
          last.up ? { status: 'up' } : { status: 'down', since: fell, reason: last.reason },
        );
      }
    }),
  );
});
