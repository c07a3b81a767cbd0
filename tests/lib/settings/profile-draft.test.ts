import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileId } from '#lib/api/freezers.ts';
import { profileDraft, profileIdFor, profileOf } from '#lib/settings/profile-draft.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { LOCALES } from '#lib/words/locale.ts';

test.each(BUILT_IN_PROFILES)('FA4: what %s holds is what its form begins with', (id) => {
  for (const locale of LOCALES) {
    const draft = profileDraft(PROFILE_SETTINGS[id], 'x', locale);
    expect(profileOf(draft)).toEqual({ ok: true, settings: PROFILE_SETTINGS[id] });
  }
});

test('FA4, PF2: what does not go together, or is no number, is told by its field', () => {
  const draft = profileDraft(PROFILE_SETTINGS.beverage, '', 'pt-BR');
  const typed = (field: 'low' | 'high', text: string) => ({
    ...draft,
    fields: { ...draft.fields, [field]: { source: 'own' as const, text } },
  });
  expect(profileOf(typed('low', '7,5'))).toEqual({
    ok: false,
    faults: { low: 'low-not-below-high' },
  });
  expect(profileOf(typed('high', 'morno'))).toEqual({
    ok: false,
    faults: { high: 'not-a-number' },
  });
  const none = { source: 'none' as const, text: '' };
  const unlimited = { ...draft, fields: { ...draft.fields, low: none, high: none } };
  expect(profileOf(unlimited)).toEqual({ ok: false, faults: { high: 'no-limit' } });
});

test.each([
  ['Câmara fria nº 2', 'camara-fria-no-2'],
  ['  ❄️  ', 'profile'],
  ['beverage', 'beverage-2'],
  ['Ice', 'ice-3'],
])('FA4: a profile called %j is %s', (name, id) => {
  expect(profileIdFor(name, [{ id: 'beverage' }, { id: 'ice' }, { id: 'ice-2' }])).toBe(id);
});

test('FA4: whatever its name, the id is one that there is not, and that an address takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(30), (name, before) => {
      const profiles: { id: string }[] = [];
      for (let n = 0; n <= before; n++) profiles.push({ id: profileIdFor(name, profiles) });
      for (const { id } of profiles) expect(profileId.parse(id)).toBe(id);
      expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
    }),
  );
});
