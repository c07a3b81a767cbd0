import { expect, test, vi } from 'vitest';
import { NotFound } from '#components/ui/not-found.tsx';
import { PageFailed } from '#components/ui/page-failed.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

test('UI9: an unknown address leads back to the freezers', async () => {
  const { getByRole } = await openScene().show(<NotFound />);
  await expect.element(getByRole('heading')).toHaveTextContent('There is no such page');
  await expect.element(getByRole('link', { name: 'To the freezers' })).toHaveAttribute('href', '/');
});

test('UI9: a page that fails says what to do next, and tries again', async () => {
  const retry = vi.fn();
  const error = new Error('<b>no</b>');
  const { getByRole } = await openScene().show(<PageFailed error={error} retry={retry} />, 'pt-BR');
  await expect.element(getByRole('heading')).toHaveTextContent('Esta página falhou');
  await getByRole('button', { name: 'Tentar de novo' }).click();
  expect(retry).toHaveBeenCalledOnce();
});
