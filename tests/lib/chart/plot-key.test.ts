import { expect, test } from 'vitest';
import { plotKey } from '#lib/chart/plot-key.ts';

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['+', {}, { does: 'zoom', times: 0.5 }],
  ['=', {}, { does: 'zoom', times: 0.5 }],
  ['+', { shiftKey: true }, { does: 'zoom', times: 0.5 }],
  ['-', {}, { does: 'zoom', times: 2 }],
  ['ArrowLeft', {}, { does: 'pan', share: -0.5 }],
  ['ArrowRight', {}, { does: 'pan', share: 0.5 }],
  ['ArrowLeft', { shiftKey: true }, { does: 'step', by: -1 }],
  ['ArrowRight', { shiftKey: true }, { does: 'step', by: 1 }],
  ['Escape', {}, { does: 'live' }],
  ['+', { ctrlKey: true }, undefined],
  ['ArrowLeft', { altKey: true }, undefined],
  ['-', { metaKey: true }, undefined],
  ['Tab', {}, undefined],
  ['a', {}, undefined],
])('FZ4: %s with %j is %j', (key, held, wanted) => {
  expect(plotKey({ key, ...plain, ...held })).toEqual(wanted);
});
