import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalCsvHeader, journalCsvRow } from '#lib/journal/csv.ts';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';
import type { Locale } from '#lib/words/locale.ts';
import { NOON } from '#tests/support/builders.ts';

const translate = (locale: Locale) =>
  createTranslator({ locale, messages: { ...MESSAGES[locale], ...ADMIN_MESSAGES[locale] } });

function row(locale: Locale, given: Partial<JournalEntry>) {
  const entry: JournalEntry = {
    ...{ id: 7, at: NOON, recordedAt: NOON + 5, who: 'Ana', what: 'x', freezer: 'f1', alarm: 3 },
    ...{ before: null, after: null, ...given },
  };
  return journalCsvRow({ ...entry, name: 'Câmara 1' }, locale, translate(locale));
}

const RAISED = {
  ...{ what: 'alarm raised', who: null, before: { standing: 'none' } },
  after: { kind: 'high', standing: 'active', celsius: 6.5, limit: 5 },
};

test('JO6: in English with commas, in words and as it is written down', () => {
  expect(journalCsvHeader('en', translate('en'))).toBe(
    'id,at,recorded_at,who,what,details,note,freezer,name,alarm,code,before,after\r\n',
  );
  expect(row('en', RAISED)).toBe(
    [
      ...['7', new Date(NOON).toISOString(), new Date(NOON + 5).toISOString(), ''],
      ...[
        'Too warm: alarm raised',
        'at 6.50\u00a0°C · limit 5.00\u00a0°C',
        '',
        'f1',
        'Câmara 1',
        '3',
      ],
      ...['alarm raised', '"{""standing"":""none""}"'],
      '"{""kind"":""high"",""standing"":""active"",""celsius"":6.5,""limit"":5}"\r\n',
    ].join(','),
  );
});

test('JO6: in Portuguese with semicolons and decimal commas', () => {
  expect(journalCsvHeader('pt-BR', translate('pt-BR'))).toMatch(/^id;quando;gravado_em;quem;/);
  const line = row('pt-BR', RAISED);
  expect(line).toContain(';"a 6,50\u00a0°C · limite 5,00\u00a0°C";');
  expect(line.split(';')).toHaveLength(13);
});

test('JO6: what somebody wrote stays one cell, and is no formula', () => {
  const line = row('en', {
    ...{ what: 'alarm commented', who: '=Eve' },
    after: { kind: 'high', note: '=1+1, "quoted"\nand more' },
  });
  expect(line).toContain(`,'=Eve,`);
  expect(line).toContain(`,"'=1+1, ""quoted""\nand more",`);
});

test('JO5, JO6: a deed that this version does not know is told all the same', () => {
  const line = row('en', { what: 'moon landed on', before: { flag: 'a' }, after: { flag: 'b' } });
  expect(line).toContain('Entry “moon landed on”,flag: from “a” to “b”,');
});
