import { type BrowserContext, expect, type Page } from '@playwright/test';
import { en } from '#lib/messages/en.ts';
import { testAlone, UPGRADED } from '#tests/e2e/fixtures.ts';

const test = testAlone();
const live = (page: Page) => expect(page.locator('[data-connection="live"]')).toBeVisible();
const value = (page: Page, celsius: string) => page.locator(`[data-celsius="${celsius}"]`).first();
const offer = (page: Page) => page.getByText(en.connection.upgraded);
const GONE = /(\b404\b|Failed to load chunk|Refused to execute).*\/chunks\//;

/** A page whose loads are counted. */
async function open(context: BrowserContext, path: string) {
  const page = await context.newPage();
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(path);
  await live(page);
  return { page, loads: () => loads };
}

/** Every chunk is one of this build. */
async function expectBuild(page: Page, build: 'old' | 'upgraded'): Promise<void> {
  const old = page.locator(`script[src*="/chunks/"]:not([src*="/chunks/${UPGRADED}"])`);
  const upgraded = page.locator(`script[src*="/chunks/${UPGRADED}"]`);
  const [here, gone] = build === 'old' ? [old, upgraded] : [upgraded, old];
  await expect(here.first()).toBeAttached();
  await expect(gone).toHaveCount(0);
}

test('WL2, UI9, CN2: after an upgrade the wall has reloaded itself, other pages offer to, and one whose code is gone does', async ({
  context,
  gelo,
  allowErrors,
}) => {
  test.slow();
  allowErrors(/WebSocket|net::ERR_|\b503\b/);
  allowErrors(new RegExp(`${GONE.source}(?!${UPGRADED})`));
  await gelo.send({ key: 'pantry', value: '-3.42' });
  const wall = await open(context, '/wall');
  const fleet = await open(context, '/');
  const paths = ['/alarms', '/freezers/pantry', '/freezers/pantry/report'];
  const others = await Promise.all(paths.map((path) => open(context, path)));
  for (const { page } of [wall, fleet, ...others]) await expectBuild(page, 'old');

  await gelo.upgrade();
  await expectBuild(wall.page, 'upgraded');
  await gelo.send({ key: 'pantry', value: '-4.5' });
  await expect(value(wall.page, '-4.5')).toBeVisible();
  await expect.poll(wall.loads).toBe(2);
  for (const { page, loads } of [fleet, ...others]) {
    await expect(offer(page)).toBeVisible();
    await expectBuild(page, 'old');
    expect(loads()).toBe(1);
  }
  for (const { page } of others) {
    await page.getByRole('button', { name: en.connection.reload }).click();
    await expectBuild(page, 'upgraded');
    await live(page);
    await expect(offer(page)).toHaveCount(0);
  }

  await expect(value(fleet.page, '-4.5')).toBeVisible();
  const settings = fleet.page.getByRole('button', { name: en.alerting.settings });
  const gone = fleet.page.waitForResponse((answer) => answer.status() === 404);
  await settings.click();
  await gone;
  await expectBuild(fleet.page, 'upgraded');
  await live(fleet.page);
  await settings.click();
  await expect(fleet.page.getByRole('switch', { name: en.sound.label })).toBeVisible();
  await expect.poll(fleet.loads).toBe(2);
});

test('UI9: code that is still gone after that does not reload the page again, but is said to be', async ({
  page,
  allowErrors,
}) => {
  allowErrors(GONE);
  await page.goto('/');
  await live(page);
  const settings = page.getByRole('button', { name: en.alerting.settings });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await settings.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const chunks = asked.filter((url) => url.includes('/chunks/'));
  expect(chunks).not.toEqual([]);
  for (const chunk of chunks) await page.route(chunk, (route) => route.fulfill({ status: 404 }));

  await page.reload();
  await live(page);
  let loads = 0;
  page.on('load', () => loads++);
  await settings.click();
  await expect.poll(() => loads).toBe(1);
  await live(page);
  await settings.click();
  await expect(page.getByText(en.ask.unreachable)).toBeVisible();
  await page.getByRole('button', { name: en.ask.close }).click();
  expect(loads).toBe(1);
});
