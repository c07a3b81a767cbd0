import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal/fact.ts';
import { NOON } from '#tests/support/builders.ts';

const fact = (what: string, before: object | null, after: object | null) =>
  journalFact(entry(what, before, after));
function entry(what: string, before: object | null, after: object | null): JournalEntry {
  return {
    ...{ id: 1, at: NOON, recordedAt: NOON, who: null, what, freezer: 'f1', alarm: 1 },
    ...{ before: before as JournalEntry['before'], after: after as JournalEntry['after'] },
  };
}

describe('alarms', () => {
  test('FZ7: raised at a value beyond a limit', () => {
    const after = { kind: 'high', standing: 'active', since: NOON, celsius: 6, limit: 5 };
    expect(fact('alarm raised', { standing: 'none' }, after)).toEqual({
      ...{ what: 'raised', kind: 'high', reason: null, celsius: 6, limit: 5 },
    });
  });

  test('FZ7: raised for a reason', () => {
    expect(fact('alarm raised', null, { kind: 'fault', reason: 'stuck' })).toEqual({
      ...{ what: 'raised', kind: 'fault', reason: 'stuck', celsius: null, limit: null },
    });
  });

  test.each([
    ['alarm returned', { peak: 7 }, { what: 'returned', peak: 7 }],
    ['alarm returned', {}, { what: 'returned', peak: null }],
    ['alarm acknowledged', { by: 'Ana', note: 'ok' }, { what: 'acknowledged', note: 'ok' }],
    ['alarm commented', { note: 'a\nb' }, { what: 'commented', note: 'a\nb' }],
    ['alarm shelved', { until: 5, note: '' }, { what: 'shelved', until: 5, note: '' }],
    ['alarm unshelved', {}, { what: 'unshelved', note: '' }],
    ['alarm closed', { by: 'Ana', peak: 9 }, { what: 'closed', peak: 9 }],
  ])('FZ7: %s with %j', (what, after, wanted) => {
    expect(fact(what, null, { kind: 'low', ...after })).toEqual({ kind: 'low', ...wanted });
  });
});

test('FA9, FA11: a freezer is retired, or back in use, with what was noted', () => {
  const retired = { what: 'retired', retired: true, note: 'Queimou' };
  expect(fact('freezer retired', null, { note: 'Queimou' })).toEqual(retired);
  expect(fact('freezer unretired', null, null)).toEqual({ ...retired, retired: false, note: '' });
});

test('FZ7: of settings, what differs is told field by field', () => {
  const before = { name: null, place: 'A', profile: 'beverage', overrides: { low: 2, high: 4 } };
  const after = {
    ...{ name: 'F', place: 'A', profile: 'frozen-food' },
    overrides: { high: null, probeErrors: [-127, 85], low: 2 },
  };
  expect(fact('settings saved', before, after)).toEqual({
    what: 'settings',
    changes: [
      { field: 'name', before: null, after: 'F' },
      { field: 'profile', before: 'beverage', after: 'frozen-food' },
      { field: 'high', before: 4, after: null },
      { field: 'probeErrors', before: undefined, after: [-127, 85] },
    ],
  });
});

test('FZ7, JO4: what this page does not know is told by its name, with what differs', () => {
  expect(fact('alarm sung to', { kind: 'high', by: 'A' }, { kind: 'high', by: 'B' })).toEqual({
    ...{ what: 'other', name: 'alarm sung to', whose: null },
    changes: [{ field: 'by', before: 'A', after: 'B' }],
  });
  expect(fact('alarm raised', null, { kind: 'purple' })).toEqual({
    ...{ what: 'other', name: 'alarm raised', whose: null },
    changes: [{ field: 'kind', before: undefined, after: 'purple' }],
  });
});

test('JO4: a profile of somebody’s own is told by the name that it had', () => {
  const before = { profile: 'beverage', profileName: null, overrides: {} };
  const after = { profile: 'p1', profileName: 'Sorvete', overrides: {} };
  expect(fact('settings saved', before, after)).toEqual({
    what: 'settings',
    changes: [{ field: 'profile', before: 'beverage', after: { named: 'Sorvete' } }],
  });
});

test('JO4: of a profile, what was saved and what is deleted', () => {
  const settings = { low: null, high: 5, probeErrors: [85] };
  const saved = fact('profile saved', null, { id: 'p1', name: 'Sorvete', settings });
  expect(saved).toEqual({
    ...{ what: 'profile', done: 'saved', profile: { named: 'Sorvete' } },
    changes: [
      { field: 'name', before: undefined, after: 'Sorvete' },
      { field: 'low', before: undefined, after: null },
      { field: 'high', before: undefined, after: 5 },
      { field: 'probeErrors', before: undefined, after: [85] },
    ],
  });
  const own = { id: 'beverage', name: null };
  const changed = fact('profile saved', { ...own, settings }, { ...own, settings: { high: 6 } });
  expect(changed).toMatchObject({
    profile: 'beverage',
    changes: [{}, { before: 5, after: 6 }, {}],
  });
  expect(fact('profile deleted', { id: 'p1', name: 'Sorvete', settings }, null)).toEqual({
    ...{ what: 'profile', done: 'deleted', profile: { named: 'Sorvete' }, changes: [] },
  });
});

test('FZ7: whatever an entry holds, something is told of it', () => {
  const details = fc.option(fc.dictionary(fc.string(), fc.anything()));
  const what = fc.oneof(
    fc.string(),
    fc.constantFrom('settings saved', 'alarm raised', 'alarm shelved', 'profile saved'),
  );
  fc.assert(
    fc.property(what, details, details, (name, before, after) => {
      expect(fact(name, before, after)).toHaveProperty('what');
    }),
  );
});
