import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal-fact.ts';
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
  ])('FZ7: %s with %j', (what, after, wanted) => {
    expect(fact(what, null, { kind: 'low', ...after })).toEqual({ kind: 'low', ...wanted });
  });
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

test('FZ7: what this page does not know is told by its name', () => {
  expect(fact('alarm sung to', null, { kind: 'high' })).toEqual({
    ...{ what: 'other', name: 'alarm sung to' },
  });
  expect(fact('alarm raised', null, { kind: 'purple' })).toEqual({
    ...{ what: 'other', name: 'alarm raised' },
  });
});

test('FZ7: whatever an entry holds, something is told of it', () => {
  const details = fc.option(fc.dictionary(fc.string(), fc.anything()));
  const what = fc.oneof(
    fc.string(),
    fc.constantFrom('settings saved', 'alarm raised', 'alarm shelved'),
  );
  fc.assert(
    fc.property(what, details, details, (name, before, after) => {
      expect(fact(name, before, after)).toHaveProperty('what');
    }),
  );
});
