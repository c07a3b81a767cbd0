import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { journalFact } from '#lib/journal/fact.ts';
import { journalReader } from '#lib/journal/reader.ts';
import { journalWords } from '#lib/journal/words.ts';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';
import type { PlainValue } from '#lib/settings/plain-changes.ts';
import type { Locale } from '#lib/words/locale.ts';

/** What the journal says of a field that became something. */
function told(locale: Locale, field: string, after: PlainValue): string | undefined {
  const messages = { ...MESSAGES[locale], ...ADMIN_MESSAGES[locale] };
  const reader = journalReader(createTranslator({ locale, messages }), locale);
  const fact = {
    what: 'other',
    name: 'x',
    whose: null,
    changes: [{ field, before: undefined, after }],
  } as const;
  return journalWords(fact, reader).changes[0];
}

test.each([
  ['role', 'operator', 'Role: Operator', 'Papel: Operação'],
  ['model', 'physical', 'Model: Physical', 'Modelo: Físico'],
  ['faults.kind', 'door', 'faults · Kind: Door open', 'faults · Tipo: Porta aberta'],
  ['keys', 'one', 'Keys: One for all', 'Chaves: Uma para todos'],
  ['profile', 'frozen-food', 'Profile: Frozen food', 'Perfil: Alimentos congelados'],
])('JO5: a code has words wherever pages have: %s', (field, code, en, ptBr) => {
  expect([told('en', field, code), told('pt-BR', field, code)]).toEqual([en, ptBr]);
});

test('JO5: what is no code of that field is told as it is written down', () => {
  expect(told('en', 'role', 'cook')).toBe('Role: “cook”');
  expect(told('en', 'person', 'operator')).toBe('Person: “operator”');
  expect(told('en', 'profile', 'toString')).toBe('Profile: “toString”');
});

test('JO4: of a change of somebody it is told whose, also where the name stayed', () => {
  const messages = { ...MESSAGES.en, ...ADMIN_MESSAGES.en };
  const reader = journalReader(createTranslator({ locale: 'en', messages }), 'en');
  const entry = {
    ...{
      id: 1,
      at: 0,
      recordedAt: 0,
      who: 'Ana',
      what: 'person changed',
      freezer: null,
      alarm: null,
    },
    before: { person: 'Rui', role: 'operator' },
    after: { person: 'Rui', role: 'admin' },
  };
  expect(journalWords(journalFact(entry), reader)).toMatchObject({
    title: 'Person changed',
    details: ['Rui'],
    changes: ['Role: from Operator to Admin'],
  });
  const renamed = { ...entry, after: { person: 'Rui Lima', role: 'operator' } };
  expect(journalWords(journalFact(renamed), reader)).toMatchObject({
    details: [],
    changes: ['Person: from “Rui” to “Rui Lima”'],
  });
});
