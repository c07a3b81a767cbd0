import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { TileName } from '#components/fleet/tile-name.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

/** Its pieces, and how wide each is of how wide it would be. */
async function piecesOf(name: string, place: string | null, width: number) {
  const { container } = await render(
    <div style={{ width }}>
      <TileName {...{ name, place }} className="text-sm" />
    </div>,
  );
  const [head, tail, where] = [...container.querySelectorAll<HTMLElement>('h3 span')].filter(
    ({ childElementCount }) => childElementCount === 0,
  );
  const whole = (piece: HTMLElement | undefined) =>
    piece === undefined || piece.scrollWidth <= piece.clientWidth + 1;
  return {
    text: container.querySelector('h3')?.textContent,
    cut: [head, tail, where].map((piece) => !whole(piece)),
    end: tail?.getBoundingClientRect().right ?? 0,
  };
}

test('FL9: of a name without room its number stays in sight', async () => {
  const { text, cut, end } = await piecesOf('Freezer de sorvetes artesanais 12', null, 140);
  expect(text).toBe('Freezer de sorvetes artesanais 12');
  expect(cut).toEqual([true, false, false]);
  expect(end).toBeLessThanOrEqual(148.5);
});

test('FL9: the place gives way before the name', async () => {
  const { text, cut } = await piecesOf('Câmara 2', 'Copa do terraço, ala norte', 140);
  expect(text).toBe('Câmara 2 · Copa do terraço, ala norte');
  expect(cut).toEqual([false, false, true]);
});

test('FL9: with room nothing is cut, and of one long word its end is', async () => {
  expect((await piecesOf('Câmara 2', 'Copa', 400)).cut).toEqual([false, false, false]);
  expect((await piecesOf('x'.repeat(80), null, 140)).cut).toEqual([true, false, false]);
});

test.each([
  [140, 'sim.'],
  [240, 'simulado'],
])('FL9, SM13: %d px hold the whole name of a simulated freezer, and “%s”', async (width, mark) => {
  const { container } = await openScene().show(
    <div className="[container-type:inline-size]" style={{ width }}>
      <TileName name="sensor967" simulated className="text-sm" />
    </div>,
    'pt-BR',
  );
  const name = [...container.querySelectorAll('h3 span')].find(
    ({ textContent, childElementCount }) => textContent === 'sensor967' && childElementCount === 0,
  );
  expect(name?.scrollWidth).toBeLessThanOrEqual((name?.clientWidth ?? 0) + 1);
  const seen = [...container.querySelectorAll<HTMLElement>('[data-simulated] [aria-hidden]')];
  expect(seen.filter(({ offsetWidth }) => offsetWidth > 0).map((one) => one.textContent)).toEqual([
    mark,
  ]);
  expect(container.querySelector('[data-simulated] .sr-only')?.textContent).toBe('simulado');
});
