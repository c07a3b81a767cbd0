import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localInput, momentOfInput } from '#lib/time/local-input.ts';
import { momentWords, tickWords } from '#lib/time/words.ts';

const at = (...parts: [number, number, number, number?, number?, number?]) =>
  new Date(...(parts as [number, number, number])).getTime();
const NOW = at(2026, 0, 2, 12);
const HOUR = 3_600_000;

test('FZ3: ticks tell the time, at midnight the day', () => {
  const words = tickWords('minute', 'en');
  expect(words(at(2026, 0, 2, 9, 30))).toBe('09:30');
  expect(words(at(2026, 0, 2))).toBe('Jan 2');
  expect(tickWords('second', 'pt-BR')(at(2026, 0, 2, 9, 30, 15))).toBe('09:30:15');
  expect(tickWords('day', 'pt-BR')(at(2026, 0, 2, 9, 30))).toBe('2 de jan.');
});

test('FZ5: a moment is told with what is not plain from the stretch', () => {
  const told = (from: number, to: number) => momentWords({ from, to }, NOW, 'en')(from);
  expect(told(NOW - HOUR, NOW)).toBe('11:00:00');
  expect(told(NOW - 5 * HOUR, NOW)).toBe('07:00');
  expect(told(NOW - 24 * HOUR, NOW)).toBe('Jan 1, 12:00');
  expect(told(at(2025, 0, 2, 9), NOW)).toBe('Jan 2, 2025, 09:00');
});

test('FZ2: a moment in a form’s field is the reader’s own time, to the minute', () => {
  expect(localInput(at(2026, 0, 2, 9, 5))).toBe('2026-01-02T09:05');
  fc.assert(
    fc.property(fc.integer({ min: at(2000, 0, 3), max: at(2099, 0, 1) }), (moment) => {
      const read = momentOfInput(localInput(moment));
      // An hour that the clocks go through twice has two moments for one text.
      expect([0, HOUR]).toContain(Math.abs(moment - (moment % 60_000) - (read ?? 0)));
    }),
  );
});

test.each(['', '2026', '12:00', 'x', '2026-13-01T00:00'])('FZ2: %j is no moment', (text) => {
  expect(momentOfInput(text)).toBeUndefined();
});
