import { expect, test } from 'vitest';
import { exactMoment, momentText, timeText, wholeMoment } from '#lib/time/moment.ts';
import { NOON } from '#tests/support/builders.ts';

const HOUR = 3_600_000;

test.each([
  ['pt-BR', NOON, '09:00'],
  ['en', NOON, '09:00'],
  ['en', NOON + 2 * HOUR + 5 * 60_000, '11:05'],
  ['pt-BR', NOON - 10 * HOUR, '31 de dez., 23:00'],
  ['en', NOON - 10 * HOUR, 'Dec 31, 23:00'],
  ['en', NOON + 24 * HOUR, 'Jan 2, 09:00'],
] as const)('UI4, AM1: in %s %d is %s', (locale, at, text) => {
  expect(momentText(at, NOON, locale, 'America/Sao_Paulo')).toBe(text);
});

test('UI4: in full it has its date and seconds', () => {
  expect(wholeMoment(NOON, 'pt-BR', 'America/Sao_Paulo')).toBe('1 de jan. de 2026, 09:00:00');
  expect(wholeMoment(NOON, 'en', 'America/Sao_Paulo')).toBe('Jan 1, 2026, 09:00:00');
});

test.each(['pt-BR', 'en'] as const)(
  'UI4, FZ4: in %s a day has 24 hours, to the second',
  (locale) => {
    const midnight = NOON - 9 * HOUR;
    const told = (at: number) => timeText(at, locale, 'America/Sao_Paulo');
    expect([midnight, NOON, NOON + 4 * HOUR].map(told)).toEqual([
      '00:00:00',
      '09:00:00',
      '13:00:00',
    ]);
  },
);

test('UI4: to the second, with its date only when it is of another day', () => {
  const told = (at: number) => exactMoment(at, NOON, 'en', 'America/Sao_Paulo');
  expect(told(NOON + 4 * HOUR)).toBe('13:00:00');
  expect(told(NOON - 10 * HOUR)).toBe('Dec 31, 2025, 23:00:00');
});
