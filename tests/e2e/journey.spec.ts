import { expect, type Page } from '@playwright/test';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { test } from '#tests/e2e/fixtures.ts';
import { expectSound, openAlarms, saveSettings } from '#tests/e2e/house.ts';

const banner = (page: Page) => page.getByRole('region', { name: en.alerting.banner });

test('AT1, AM2, AL14: a sensor is started, leaves its limits, rings everywhere, and is acknowledged for all', async ({
  browser,
  page,
  gelo,
}) => {
  await page.goto('/');
  await page.request.post('/api/simulation/start', { data: {} });
  const tile = page.locator('[data-freezer="sensor0"]');
  const value = tile.locator('[data-celsius]');
  const first = await value.getAttribute('data-celsius');
  await expect(value).not.toHaveAttribute('data-celsius', first ?? '');

  const context = await browser.newContext({ locale: 'pt-BR', baseURL: gelo.url() });
  const other = await context.newPage();
  await other.goto('/freezers/sensor1');
  await saveSettings(page, 'sensor0', { overrides: { high: -4, low: null, onDelaySeconds: 0 } });
  await expect(tile).toHaveAttribute('data-state', 'alarm');
  await expect(banner(page)).toContainText('sensor0');
  await expect(page).toHaveTitle(/^\(\d+\)/);
  await expect(page.locator('link[rel~="icon"]').first()).toHaveAttribute('href', /^data:/);
  await expect(other.getByRole('region', { name: ptBr.alerting.banner })).toContainText('sensor0');

  await banner(page).getByRole('button', { name: en.deed.acknowledge }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.deed.note).fill('the door was open');
  await dialog.getByRole('button', { name: en.deed.acknowledge }).click();
  await expect(dialog).toHaveCount(0);
  await expect(async () => {
    const alarms = await openAlarms(page, 'sensor0');
    expect(alarms.some(({ acknowledgedBy }) => acknowledgedBy === 'Ana')).toBe(true);
  }).toPass();
  await other.goto('/alarms?freezer=sensor0');
  await expect(other.locator('[data-alarm]').filter({ hasText: 'Ana' }).first()).toBeVisible();
  await page.request.post('/api/simulation/stop', { data: {} });
  await context.close();
});

test('AM4: alarms are acknowledged with the keyboard alone', async ({ page, gelo }) => {
  await gelo.send({ key: 'attic', value: '0' });
  await saveSettings(page, 'attic', { overrides: { high: 2, onDelaySeconds: 0 } });
  await gelo.send({ key: 'attic', value: '9' });
  await page.goto('/alarms?freezer=attic&kind=high');
  const row = page.locator('[data-alarm]').first();
  await expect(row).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.deed.note).fill('seen');
  await dialog.getByRole('button', { name: en.deed.acknowledge }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('Acknowledged by Ana');
  await page.keyboard.press('s');
  await page.getByRole('dialog').getByRole('button', { name: en.deed.shelve }).press('Enter');
  await expect(row).toHaveAttribute('data-state', 'shelved');
});

test('FZ1, FZ3, FZ5: a freezer’s page draws its history and says where each reading stands', async ({
  page,
  gelo,
}) => {
  const now = Date.now();
  const messages = Array.from({ length: 600 }, (_, n) => ({
    key: 'cellar',
    value: (-3 + Math.sin(n / 40)).toFixed(2),
    timestamp: String(now - (600 - n) * 5000),
  }));
  await gelo.send(...messages);
  await page.goto('/');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.locator('[data-freezer="cellar"] a').click();
  await expect(page).toHaveURL(/\/freezers\/cellar/);
  await expect(page.getByRole('heading', { level: 1, name: 'cellar' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.getByRole('button', { name: en.chart.reach['1h'] }).click();
  await expect(page.locator('.recharts-line-curve')).toBeVisible();
  const plot = page.locator('[data-plot]');
  const box = await plot.boundingBox();
  await plot.hover({ position: { x: (box?.width ?? 0) / 2, y: 40 } });
  await expect(page.locator('[data-inspected] [data-exact]')).toContainText(
    /partition \d, offset \d+/,
  );
  await page.keyboard.press('Escape');
  await plot.focus();
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/from=\d+/);
  await page.getByRole('button', { name: en.chart.toLive }).first().click();
  await expect(page.getByText(en.statistics.mkt)).toBeVisible();
  const csv = page.getByRole('link', { name: en.chart.csv });
  const answer = await page.request.get((await csv.getAttribute('href')) ?? '');
  expect((await answer.text()).split('\n').length).toBeGreaterThan(100);
  await page.getByRole('link', { name: en.chart.report }).click();
  await expect(page.getByRole('heading', { name: en.report.title })).toBeVisible();
});

test('FZ7, UI10: settings that cannot be are refused beside their field, and what was typed stays', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'bar', value: '0' });
  await page.goto('/freezers/bar');
  await page.getByRole('button', { name: en.freezerSettings.title }).click();
  await page.getByLabel(en.setting.name, { exact: true }).fill('The bar');
  await page.getByRole('button', { name: en.freezerSettings.save }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The bar' })).toBeVisible();
  await expect(page.getByText(en.journal.settings).first()).toBeVisible();
});

test('UI8, UI9: any id has a page of its own, and one that nobody knows says what to do', async ({
  page,
  gelo,
  allowErrors,
}) => {
  const ids = ['<img src=x onerror=alert(1)>', `"'&/../%2F`, '❄️ ультра', 'y'.repeat(200), '..'];
  // The page itself; nothing is asked about a freezer that is not there.
  allowErrors(/404.* http:\/\/[^/]+\/freezers\/nobody/);
  await gelo.send(...ids.map((key) => ({ key, value: '-1' })));
  for (const id of ids) {
    await page.goto('/');
    const find = page.getByRole('searchbox');
    await find.fill(id);
    await page.locator(`[data-freezer=${JSON.stringify(id)}] a`).click();
    await expect(page.getByRole('heading', { level: 1, name: id })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: id })).toBeVisible();
    await expect(page.locator('[data-celsius="-1"]')).toBeVisible();
  }
  const response = await page.goto('/freezers/nobody');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: en.freezerPage.unknownTitle })).toBeVisible();
  await gelo.send({ key: 'nobody', value: '-1' });
  await expect(page.getByRole('heading', { level: 1, name: 'nobody' })).toBeVisible();
});

test('FZ2: a range in the address that makes no sense is put right, and said so', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'bar', value: '0' });
  for (const query of ['range=soon', 'from=2&to=1', 'from=x', 'from=99999999999999&to=1e99']) {
    await page.goto(`/freezers/bar?${query}`);
    await expect(page.getByText(/address/).first()).toBeVisible();
    await expect(page.locator('[data-plot]')).toBeVisible();
  }
});

test('UI7: every page in both languages and themes, on a desk and on a phone; axe finds nothing serious', async ({
  browser,
  page: first,
  gelo,
}) => {
  test.slow();
  await gelo.send({ key: 'deck', value: '0' });
  await saveSettings(first, 'deck', { overrides: { high: 2, onDelaySeconds: 0 } });
  await gelo.send({ key: 'deck', value: '9' });
  const looks = [
    { locale: 'en-US', colorScheme: 'light', viewport: { width: 390, height: 844 } },
    { locale: 'pt-BR', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const;
  const paths = [
    ...['/', '/alarms', '/alarms?view=over', '/freezers/deck', '/freezers/deck/report'],
    ...['/freezers/nobody', '/wall', '/sign-in?link=void', '/admin/people'],
  ];
  for (const look of looks) {
    const storageState = await first.context().storageState();
    const context = await browser.newContext({ ...look, baseURL: gelo.url(), storageState });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('main')).toBeVisible();
      await expect(
        page.locator('[data-connection="live"], [data-live], main').first(),
      ).toBeVisible();
      await expectSound(page);
    }
    await context.close();
  }
});
