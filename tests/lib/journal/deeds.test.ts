import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { ALL_DEEDS, DEED_GROUPS, DEEDS, deedsOf, isDeed } from '#lib/journal/deeds.ts';
import { journalReader } from '#lib/journal/reader.ts';
import { adminEn } from '#lib/messages/admin-en.ts';
import { adminPtBr } from '#lib/messages/admin-pt-br.ts';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';

const SERVER = join(import.meta.dirname, '../../../server');
/** Alone in making rows of the journal; alarms, and settings of a fleet, come many at once. */
const WRITERS = ['store/write-down.ts', 'store/alarm-changes.ts', 'store/many-settings.ts'];

const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(ts|sql)$/.test(name),
);

describe.each([
  ['en', adminEn.journalAdmin],
  ['pt-BR', adminPtBr.journalAdmin],
])('JO5: in %s', (_locale, { deed, group }) => {
  test('JO5: every deed that the server writes has its words', () => {
    expect(Object.keys(deed).sort()).toEqual([...ALL_DEEDS].sort());
    expect(Object.keys(group).sort()).toEqual([...DEED_GROUPS].sort());
    expect(new Set(Object.values(deed)).size).toBe(ALL_DEEDS.length);
  });
});

test('JO5: the server writes no deed that is not listed: few files make rows, and take listed ones only', () => {
  const makers = sources.filter((name) =>
    /insert\s+into\s+journal\b/i.test(readFileSync(join(SERVER, name), 'utf8')),
  );
  expect(makers.sort()).toEqual([...WRITERS].sort());
  for (const name of WRITERS) {
    expect(readFileSync(join(SERVER, name), 'utf8')).toMatch(/: Deed\b/);
  }
});

test('JO5: what is told of a deed has words too, and a field that nobody knows its own name', () => {
  const messages = { ...MESSAGES['pt-BR'], ...ADMIN_MESSAGES['pt-BR'] };
  const { field, deed } = journalReader(createTranslator({ locale: 'pt-BR', messages }), 'pt-BR');
  expect(field?.('person')).toBe('Pessoa');
  expect(field?.('settings.high')).toBe('Configurações · Limite superior');
  expect(field?.('moon.phase')).toBe('moon · phase');
  expect(deed?.('person added')).toBe('Pessoa adicionada');
  expect(deed?.('moon landed on')).toBeUndefined();
});

test('JO5: each deed is of one group', () => {
  expect(new Set(ALL_DEEDS).size).toBe(ALL_DEEDS.length);
  for (const deed of ALL_DEEDS) expect(isDeed(deed)).toBe(true);
});

test('JO1: a filter is a group or one deed, which this version need not know', () => {
  for (const group of DEED_GROUPS) expect(deedsOf(group)).toEqual(DEEDS[group]);
  expect(deedsOf('settings saved')).toEqual(['settings saved']);
  expect(deedsOf('moon landed on')).toEqual(['moon landed on']);
});
