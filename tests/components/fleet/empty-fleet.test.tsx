import { expect, test } from 'vitest';
import { Fleet } from '#components/fleet/fleet.tsx';
import { Wall } from '#components/wall/wall.tsx';
import { factsOf } from '#tests/support/builders.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';

const RETIRED = factsOf('f1', { retired: true });

test('FL7: where no freezer is there yet, it is said how one comes', async () => {
  const { getByRole } = await openScene().show(<Fleet />);
  await expect.element(getByRole('heading', { name: 'No reading yet' })).toBeVisible();
  await expect.element(getByRole('button', { name: 'Start simulated sensors' })).toBeVisible();
});

test('FL7, FA9: where all are retired, that is said, with the way to them, until one is back', async () => {
  const scene = openScene({ freezers: freezers('f1'), facts: [factsOf('f1')] });
  const { getByRole, getByText, container } = await scene.show(<Fleet />);
  const tile = () => container.querySelector('[data-freezer="f1"]');
  await expect.poll(tile).not.toBeNull();
  scene.advance({ facts: [RETIRED] });
  await expect.element(getByRole('heading', { name: 'No freezer is in use' })).toBeVisible();
  expect(getByText('No reading yet').query()).toBeNull();
  const link = getByRole('link', { name: 'Show the retired ones' });
  await expect.element(link).toHaveAttribute('href', '/admin/freezers?use=retired');
  scene.advance({ facts: [factsOf('f1')] });
  await expect.poll(tile).not.toBeNull();
});

test('FL7, WL1: a wall says so too', async () => {
  const scene = openScene({ freezers: freezers('f1'), facts: [RETIRED] });
  const { getByText } = await scene.show(<Wall />, 'pt-BR');
  await expect.element(getByText('Nenhum freezer em uso')).toBeVisible();
});
