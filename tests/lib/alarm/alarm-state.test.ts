import { expect, test } from 'vitest';
import { statusOfAlarm } from '#lib/alarm/alarm-state.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

test.each([
  [{}, 'alarm', true],
  [{ standing: 'acknowledged' }, 'alarm', false],
  [{ kind: 'silent' }, 'silent', true],
  [{ kind: 'clock' }, 'warn', true],
  [{ kind: 'warning', standing: 'acknowledged' }, 'warn', false],
  [{ standing: 'returned' }, 'returned', true],
  [{ shelvedUntil: NOON + 1 }, 'shelved', false],
  [{ standing: 'returned', shelvedUntil: NOON + 1 }, 'shelved', false],
  [{ standing: 'none' }, 'ok', false],
] as const)('AM1, UI6: an alarm with %j is %s', (given, state, unacknowledged) => {
  expect(statusOfAlarm(alarmView(given), NOON)).toMatchObject({ state, unacknowledged });
});
