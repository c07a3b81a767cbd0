import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AdminNav } from '#components/admin/admin-nav.tsx';
import { goTo, openScene } from '#tests/support/live-scene.tsx';

test('UI7: on a phone the tab of the page that one goes to is in sight', async () => {
  await page.viewport(390, 800);
  goTo('/admin/people');
  const { getByRole } = await openScene().show(<AdminNav />);
  const tab = (name: string) => getByRole('link', { name });
  await expect.element(tab('People')).toHaveAttribute('aria-current', 'page');
  await expect.element(tab('People')).toBeInViewport({ ratio: 1 });
  await expect.element(tab('Simulation')).not.toBeInViewport({ ratio: 1 });
  goTo('/admin/simulation');
  await expect.element(tab('Simulation')).toBeInViewport({ ratio: 1 });
});
