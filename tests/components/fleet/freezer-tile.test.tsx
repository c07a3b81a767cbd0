import { expect, test } from 'vitest';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { change, factsOf, NOON, slot, snapshot } from '#tests/support/builders.ts';
import { freezers, openScene, stopTime } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

stopTime();

const MINUTE_MS = 60_000;
const facts = (given: Parameters<typeof factsOf>[1]) => ({ facts: [factsOf('f1', given)] });
const tileOf = (container: HTMLElement) => container.querySelector('li') as HTMLElement;

test('UI1, UI4: the newest value in the reader’s decimals, and the same text in every language', async () => {
  for (const [locale, shown] of [
    ['en', '−3.42'],
    ['pt-BR', '−3,42'],
  ] as const) {
    const scene = openScene({ freezers: freezers('f1') });
    const { container, unmount } = await scene.show(<OneTile />, locale);
    const value = container.querySelector('[data-celsius]') as HTMLElement;
    expect([value.dataset['celsius'], value.textContent]).toEqual(['-3.42', shown]);
    await unmount();
  }
});

test('UI1: its age counts up by itself, and begins anew with a reading', async () => {
  const scene = openScene({ freezers: freezers('f1') });
  const { getByText } = await scene.show(<OneTile />);
  await expect.element(getByText('read now')).toBeVisible();
  for (const age of ['read 3 s ago', 'read 4 s ago']) {
    scene.pass(age === 'read 3 s ago' ? 3000 : 1000);
    await expect.element(getByText(age)).toBeVisible();
  }
  scene.advance({ changes: [change({ at: NOON + 4000, celsius: 1 })] });
  await expect.element(getByText('read now')).toBeVisible();
});

test('UI1: the sparkline says its span, and shows the band of its own limits', async () => {
  const spark = [slot(0, -4, -2), slot(1, 3, 5)];
  const card = { ...DEFAULT_LIMITS, low: -3, high: 4, name: null, place: null };
  const scene = openScene({ freezers: [change({ slots: spark })], ...facts({ card }) });
  const { container, getByRole } = await scene.show(<OneTile />);
  await expect
    .element(getByRole('img'))
    .toHaveAccessibleName('Last ten minutes: −4.00 to 5.00\u00a0°C');
  const band = container.querySelector('rect') as SVGRectElement;
  // From −4 to 5 °C over 44: 4 °C lies at 4.9, −3 °C at 39.1.
  expect([band.getAttribute('y'), band.getAttribute('height')]).toEqual(['4.9', '34.2']);
});

test('UI1, FL2: a name and a place stand there once they are known, and for how long it is so', async () => {
  const scene = openScene({ freezers: freezers('f1') });
  const { getByRole, getByText } = await scene.show(<OneTile />);
  const heading = () => getByRole('heading').element().textContent;
  expect(heading()).toBe('f1');
  const card = { ...DEFAULT_LIMITS, name: 'Ice cream', place: 'Terrace' };
  scene.advance(facts({ card, calmSince: NOON - 90 * MINUTE_MS }));
  await expect.poll(heading).toBe('Ice cream · Terrace');
  await expect.element(getByText('for 1 h 30 min')).toBeVisible();
  scene.pass(MINUTE_MS);
  await expect.element(getByText('for 1 h 31 min')).toBeVisible();
});

test('FL6: the arrow says whither it goes, in a word too', async () => {
  const rising = [slot(0, 0), slot(35, 1)];
  const scene = openScene({ freezers: [change({ slots: rising })] });
  const { container, getByText } = await scene.show(<OneTile />);
  expect(container.querySelector('[data-trend="rising"]')).not.toBeNull();
  await expect.element(getByText('rising')).toBeInTheDocument();
});

test('UI1: a tile leads to its freezer’s page, the one on the wall to none', async () => {
  const scene = openScene({ freezers: freezers('f1') });
  const { getByRole, unmount } = await scene.show(<OneTile />);
  await expect.element(getByRole('link')).toHaveAttribute('href', '/freezers/f1');
  await expect.element(getByRole('link')).toHaveAttribute('title', 'Partition 0, offset 0');
  await unmount();
  const wall = await scene.show(<OneTile look="screen" />);
  expect(wall.container.querySelector('a')).toBeNull();
});

test('FL5: it tells which of how many it is, and stands where it belongs', async () => {
  const scene = openScene({ freezers: freezers('f1') });
  const { container } = await scene.show(
    <ul className="relative">
      <FreezerTile id="f1" at={41} of={1000} x={300} y={700} width={200} height={100} look="wall" />
    </ul>,
  );
  const tile = tileOf(container);
  expect([tile.ariaSetSize, tile.ariaPosInSet]).toEqual(['1000', '42']);
  const list = container.querySelector('ul') as HTMLElement;
  const { x, y, width, height } = tile.getBoundingClientRect();
  const from = list.getBoundingClientRect();
  expect([x - from.x, y - from.y, width, height]).toEqual([300, 700, 200, 100]);
});

test('FL5: a freezer that is gone has no tile', async () => {
  const scene = openScene({ freezers: freezers('f1') });
  const { container } = await scene.show(<OneTile />);
  scene.restart(snapshot());
  await expect.poll(() => tileOf(container)).toBeNull();
});
