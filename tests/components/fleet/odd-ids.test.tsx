import { describe, expect, test } from 'vitest';
import { DENSITIES } from '#components/fleet/density.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { factsOf } from '#tests/support/builders.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

const ODD_IDS = [
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['quotes and slashes', `"'&/../%2F`],
  ['emoji', '❄️ ультра'],
  ['a word of JavaScript', '__proto__'],
  ['spaces', 'two  spaces'],
  ['200 letters', 'x'.repeat(200)],
  ['200 emoji', '🧊'.repeat(200)],
] as const;

describe.each(ODD_IDS)('UI8: an id of %s', (_, id) => {
  test.each([...DENSITIES, 'screen'] as const)('UI8: shows as text when it is %s', async (look) => {
    const scene = openScene({ freezers: freezers(id), facts: [factsOf(id)] });
    const { container } = await scene.show(<OneTile id={id} look={look} />);
    const tile = container.querySelector('[data-freezer]') as HTMLElement;
    expect(tile.dataset['freezer']).toBe(id);
    expect(tile.querySelector('h3')?.textContent).toBe(id);
    expect(container.querySelector('img, script')).toBeNull();
    expect(tile.scrollWidth).toBeLessThanOrEqual(tile.clientWidth);
  });

  test('UI8: has a page of its own', async () => {
    const scene = openScene({ freezers: freezers(id) });
    const { getByRole } = await scene.show(<OneTile id={id} />);
    const { pathname, origin } = getByRole('link').element() as HTMLAnchorElement;
    expect(origin).toBe(window.location.origin);
    expect(pathname.split('/')).toHaveLength(3);
    expect(decodeURIComponent(pathname.split('/')[2] ?? '')).toBe(id);
  });
});

test('UI8: a name and a place with HTML in them show as text', async () => {
  const card = { ...DEFAULT_LIMITS, name: '<b>Bar</b>', place: '<i>&amp;' };
  const scene = openScene({ freezers: freezers('f1'), facts: [factsOf('f1', { card })] });
  const { container } = await scene.show(<OneTile />);
  expect(container.querySelector('h3')?.textContent).toBe('<b>Bar</b> · <i>&amp;');
});
