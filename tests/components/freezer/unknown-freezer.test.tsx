import { expect, test } from 'vitest';
import { FreezerPage } from '#components/freezer/freezer-page.tsx';
import { NoSuchFreezer } from '#components/freezer/no-such-freezer.tsx';
import { ReportPage } from '#components/freezer/report/report-page.tsx';
import { change, factsOf } from '#tests/support/builders.ts';
import { serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

const UNKNOWN = 'There is no such freezer';
const UNRECORDED = 'Nothing of this freezer is recorded yet.';
const PAGES = [
  ['page', <FreezerPage key="page" part="new" />],
  ['report', <ReportPage key="report" part="new" />],
] as const;

test.each(PAGES)(
  'UI9: the %s of a freezer that is not there asks nothing about it',
  async (_, what) => {
    const asked = serving();
    const { getByRole, scene } = await showOfFreezer(what);
    await expect.element(getByRole('heading', { name: UNKNOWN })).toBeVisible();
    scene.advance({ changes: [change({ celsius: 2 })] });
    scene.pass(5000);
    await expect.element(getByRole('heading', { name: UNKNOWN })).toBeVisible();
    expect(asked).toEqual([]);
  },
);

test('UI9, LV7: a freezer that the database knows has its page, and nothing was read of it yet', async () => {
  const asked = serving({ '/api/freezers/new': () => Response.json({}, { status: 500 }) });
  const { getByRole, find } = await showOfFreezer(<FreezerPage part="new" />, {
    facts: [factsOf('new')],
  });
  await expect.element(getByRole('heading', { name: 'new', level: 1 })).toBeVisible();
  await expect
    .poll(() => asked.some(({ path }) => path.startsWith('/api/freezers/new/history?')))
    .toBe(true);
  expect(find('header [data-celsius]')).toBeNull();
});

test('UI9: the first reading of a freezer brings its page; it is asked about once that is recorded', async () => {
  goTo('/freezers/new');
  const asked = serving();
  const { getByRole, getByText, find, scene } = await showOfFreezer(<NoSuchFreezer />);
  await expect.element(getByRole('heading', { name: UNKNOWN })).toBeVisible();
  scene.advance({ changes: [change({ id: 'new', celsius: -7.5 })] });
  await expect.element(getByText(UNRECORDED)).toBeVisible();
  expect(find('header [data-celsius]')?.dataset['celsius']).toBe('-7.5');
  expect(asked).toEqual([]);
  scene.advance({ facts: [factsOf('new')] });
  await expect.element(getByRole('heading', { name: 'History' })).toBeVisible();
  await expect.element(getByText(UNRECORDED)).not.toBeInTheDocument();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
});
