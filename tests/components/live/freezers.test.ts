import { expect, test } from 'vitest';
import { createFreezers } from '#components/live/freezers.ts';
import { change, slot } from '#tests/support/builders.ts';

test('LV4, LV1: after the server’s clock was set back no slot from before stays in the sparkline', () => {
  const freezers = createFreezers();
  freezers.restart([change({ slots: [slot(200, 1), slot(201, 1)] })], [])();
  freezers.change([change({ slots: [slot(20, 9)] })]);
  expect(freezers.freezer('f1')?.spark).toEqual([slot(20, 9)]);
  freezers.change([change({ slots: [slot(21, 8)] })]);
  expect(freezers.freezer('f1')?.spark).toEqual([slot(20, 9), slot(21, 8)]);
});

test('LV4: a late reading widens its slot, and those after it stay', () => {
  const freezers = createFreezers();
  freezers.restart([change({ slots: [slot(1, 1), slot(2, 2), slot(3, 3)] })], [])();
  freezers.change([change({ slots: [slot(2, 2, 7), slot(3, 3)] })]);
  expect(freezers.freezer('f1')?.spark).toEqual([slot(1, 1), slot(2, 2, 7), slot(3, 3)]);
});
