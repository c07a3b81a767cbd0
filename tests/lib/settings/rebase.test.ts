import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, SETTING_FIELDS, type SettingsDraft } from '#lib/settings/draft.ts';
import { rebaseDraft } from '#lib/settings/rebase.ts';

const PLAIN = draftOf({ name: null, place: null, profile: 'beverage', overrides: {} }, 'en');
const text = fc.constantFrom('', 'a', 'b');
const field = fc.record({ source: fc.constantFrom('profile', 'own', 'none'), text });
const drafts = fc.record({
  ...{ name: text, place: text, profile: text },
  fields: fc.record(Object.fromEntries(SETTING_FIELDS.map((each) => [each, field]))),
}) as fc.Arbitrary<SettingsDraft>;
const partsOf = ({ fields, ...rest }: SettingsDraft) => ({ ...rest, ...fields });

test('PF5: what was typed stays, and all else is as somebody else has left it', () => {
  const { low, high } = PLAIN.fields;
  const mine = { ...high, source: 'own', text: '4' } as const;
  const theirs = { ...low, source: 'own', text: '-4' } as const;
  const typed = { ...PLAIN, fields: { ...PLAIN.fields, high: mine } };
  const after = { ...PLAIN, place: 'Bar', fields: { ...PLAIN.fields, low: theirs } };
  const both = { ...after, fields: { ...after.fields, high: mine } };
  expect(rebaseDraft(typed, PLAIN, after)).toEqual(both);
});

test('PF5: each part is one that was typed, or what stands there now where nothing was', () => {
  fc.assert(
    fc.property(drafts, drafts, drafts, (typed, before, after) => {
      const [mine, had, has] = [partsOf(typed), partsOf(before), partsOf(after)];
      for (const [name, value] of Object.entries(partsOf(rebaseDraft(typed, before, after)))) {
        const key = name as keyof typeof mine;
        const touched = JSON.stringify(mine[key]) !== JSON.stringify(had[key]);
        expect(value).toEqual(touched ? mine[key] : has[key]);
      }
    }),
  );
});
