import { expect, test } from 'vitest';
import { States } from '#components/dev/states.tsx';
import { TILE_STATES } from '#lib/freezer/status.ts';
import { PART_NAMES } from '#lib/health/parts.ts';
import { openScene } from '#tests/support/live-scene.tsx';

test.each(['en', 'pt-BR'] as const)('UI6: all states stand on one page, in %s', async (locale) => {
  const { container } = await openScene(null).show(<States />, locale);
  const found = (attribute: string) =>
    new Set(
      [...container.querySelectorAll(`[${attribute}]`)].map((e) => e.getAttribute(attribute)),
    );
  await expect.poll(() => [...found('data-state')].sort()).toEqual([...TILE_STATES].sort());
  expect(found('data-part-down')).toEqual(new Set(PART_NAMES));
  expect(found('data-connection')).toEqual(new Set(['connecting', 'live', 'lost']));
});
