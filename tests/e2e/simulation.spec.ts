import { expect, type Page } from '@playwright/test';
import type { DeliveryView } from '#lib/api/delivery.ts';
import type { SimulationView } from '#lib/api/simulation.ts';
import { simulationAdmin } from '#lib/messages/en/admin/simulation.ts';
import { en } from '#lib/messages/en.ts';
import { test } from '#tests/e2e/fixtures.ts';
import { expectSound, openAlarms, saveSettings } from '#tests/e2e/house.ts';

const words = simulationAdmin.simulationAdmin;

const view = async (page: Page) =>
  (await (await page.request.get('/api/simulation')).json()) as SimulationView;
const sensor = (page: Page, id: string) => page.locator(`[data-sensor="${id}"]`);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function stopAll(page: Page): Promise<void> {
  expect((await page.request.post('/api/simulation/stop', { data: {} })).status()).toBe(200);
}

async function start(page: Page, count: number, rate = '1'): Promise<void> {
  await page.goto('/admin/simulation');
  await page.getByLabel(words.start.count).fill(String(count));
  await page.getByLabel(words.start.rate).fill(rate);
  await button(page, new RegExp(`^Start ${count} sensors?$`)).click();
  await expect(page.getByText(`${count} of ${count} running`)).toBeVisible();
}

/** Lets something go wrong with one sensor, for as long as the dialog offers first. */
async function disturb(page: Page, id: string, kind: keyof typeof words.faults.kinds) {
  await page.getByRole('button', { name: `Fault for ${id}`, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.faults.kinds[kind], { exact: true }).click();
  await dialog.getByRole('button', { name: words.faults.begin }).click();
  await expect(dialog).toHaveCount(0);
  await expect(sensor(page, id).locator(`[data-fault="${kind}"]`)).toBeVisible();
}

test('SM2, SM11, SM13: started by a click, through Kafka to the tiles, which say that they are simulated', async ({
  page,
}) => {
  await start(page, 3);
  for (const id of ['sensor0', 'sensor1', 'sensor2']) {
    const value = sensor(page, id).locator('[data-celsius]');
    const first = (await value.getAttribute('data-celsius')) ?? '';
    await expect(value).not.toHaveAttribute('data-celsius', first);
  }
  const { owner, acknowledged } = await view(page);
  await expect(page.locator('[data-owner]')).toHaveAttribute('data-owner', owner?.name ?? '');
  expect(acknowledged).toBeGreaterThanOrEqual(3);
  await expect(page.locator('[data-receipt]').first()).toContainText(
    /sensor\d delivered to freezer-temperatura \[\d\] @ \d+/,
  );
  await page.goto('/');
  await expect(page.locator('[data-freezer="sensor0"] [data-simulated]')).toBeVisible();
  await page.locator('[data-freezer="sensor0"] a').click();
  await expect(page.locator('[data-simulated]').first()).toBeVisible();
  await page.goto('/wall');
  await expect(page.locator('[data-freezer="sensor2"] [data-simulated]')).toBeVisible();
  await stopAll(page);
});

test('SM9: readings land on the partitions that the map showed before the start', async ({
  page,
}) => {
  for (const partitioner of ['murmur2', 'crc32'] as const) {
    await page.goto('/admin/simulation');
    await page.getByLabel(words.start.count).fill('12');
    await page.getByText(words.sending.partitioners[partitioner], { exact: true }).click();
    await expect(page.locator('[data-why]')).toHaveAttribute('data-why', 'spread');
    const save = button(page, words.sending.save);
    if ((await save.getAttribute('aria-disabled')) === 'false') await save.click();
    await expect(page.getByText(words.sending.saved)).toBeVisible();
    const told = new Map<string, string>();
    for (const share of await page.locator('[data-partition]').all()) {
      const partition = (await share.getAttribute('data-partition')) ?? '';
      for (const id of ((await share.getAttribute('data-sensors')) ?? '').split(' ')) {
        told.set(id, partition);
      }
    }
    expect(told.size).toBe(12);
    await button(page, 'Start 12 sensors').click();
    for (const [id, partition] of told) {
      await expect(sensor(page, id).locator('[data-place]')).toHaveAttribute(
        'data-place',
        new RegExp(`^${partition} `),
      );
    }
    await stopAll(page);
  }
});

test('SM6, AL1: out of range now: the freezer of that sensor alarms, and no other', async ({
  page,
}) => {
  await start(page, 3);
  const overrides = { onDelaySeconds: 0, offDelaySeconds: 0 };
  for (const id of ['sensor0', 'sensor1']) await saveSettings(page, id, { overrides });
  await disturb(page, 'sensor1', 'off-range');
  await expect(sensor(page, 'sensor1').locator('[data-celsius]')).toHaveAttribute(
    'data-celsius',
    '13',
  );
  const banner = page.getByRole('region', { name: en.alerting.banner });
  await expect(banner).toContainText('sensor1');
  await expect(banner.locator('[data-simulated]')).toBeVisible();
  const high = async (id: string) =>
    (await openAlarms(page, id)).filter(({ kind }) => kind === 'high').length;
  expect([await high('sensor1'), await high('sensor0')]).toEqual([1, 0]);
  await button(page, `End ${words.faults.kinds['off-range']}`).click();
  await expect(page.locator('li[data-fault]')).toHaveCount(0);
  await expect(async () => {
    const [alarm] = await openAlarms(page, 'sensor1');
    expect(alarm?.returnedAt).not.toBeNull();
  }).toPass();
  await stopAll(page);
});

test('SM2, SM6: one that is stopped, and one that falls silent, are silent for their freezers', async ({
  page,
}) => {
  await start(page, 3);
  const overrides = { silentAfterSeconds: 5 };
  for (const id of ['sensor0', 'sensor1', 'sensor2']) await saveSettings(page, id, { overrides });
  await button(page, 'Stop sensor2').click();
  await expect(sensor(page, 'sensor2')).toHaveAttribute('data-running', 'false');
  await disturb(page, 'sensor1', 'silence');
  await expect(sensor(page, 'sensor2')).toHaveAttribute('data-state', 'silent');
  await expect(sensor(page, 'sensor1')).toHaveAttribute('data-state', 'silent');
  await expect(sensor(page, 'sensor0')).not.toHaveAttribute('data-state', 'silent');
  await button(page, 'Start sensor2').click();
  await expect(sensor(page, 'sensor2')).not.toHaveAttribute('data-state', 'silent');
  await button(page, `End ${words.faults.kinds.silence}`).click();
  await stopAll(page);
});

test('SM6, DL1: malformed ones become rejects, each accounted for', async ({ page }) => {
  const rejected = async () => {
    const response = await page.request.get('/api/delivery');
    const { partitions } = (await response.json()) as DeliveryView;
    const accounts = partitions.map(({ reconciliation }) => reconciliation);
    expect(accounts.map(({ unaccounted }) => unaccounted)).toEqual(accounts.map(() => 0));
    return accounts.reduce((sum, each) => sum + each.rejected, 0);
  };
  await start(page, 2, '5');
  const before = await rejected();
  await disturb(page, 'sensor0', 'malformed');
  await expect(async () => expect(await rejected()).toBeGreaterThan(before + 5)).toPass();
  await expect(page.getByText(/messages were no readings/)).toBeVisible();
  await button(page, `End ${words.faults.kinds.malformed}`).click();
  await stopAll(page);
});

test('SM4, SM7: what runs outlives a killed Gelo, and is run by the next', async ({
  page,
  gelo,
  allowErrors,
}) => {
  allowErrors(/ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|WebSocket|503/);
  await start(page, 3);
  const before = await view(page);
  await gelo.killAndRestart();
  await expect(page.locator('[data-owner]')).not.toHaveAttribute(
    'data-owner',
    before.owner?.name ?? '',
    { timeout: 30_000 },
  );
  const value = sensor(page, 'sensor1').locator('[data-celsius]');
  const first = (await value.getAttribute('data-celsius')) ?? '';
  await expect(value).not.toHaveAttribute('data-celsius', first);
  await expect(page.getByText('3 of 3 running')).toBeVisible();
  await stopAll(page);
});

test('SM15, UI7: on a desk and on a phone, in both languages and themes; axe finds nothing serious', async ({
  browser,
  page: first,
  gelo,
}) => {
  test.slow();
  await start(first, 60, '0.1');
  await disturb(first, 'sensor1', 'stuck');
  const [name = '', value = ''] = gelo.cookie.split('=');
  for (const look of [
    { locale: 'en-US', colorScheme: 'light', viewport: { width: 390, height: 844 } },
    { locale: 'pt-BR', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const) {
    const context = await browser.newContext({ ...look, baseURL: gelo.url() });
    const page = await context.newPage();
    // First as a viewer, then as an admin.
    for (const cookies of [[], [{ name, value, url: gelo.url() }]]) {
      await context.addCookies(cookies);
      await page.goto('/admin/simulation');
      await expect(sensor(page, 'sensor3')).toBeVisible();
      await expectSound(page);
    }
    await page.getByRole('button', { name: /^(Table|Tabela)$/ }).click();
    await page.getByRole('checkbox').nth(2).click();
    await expectSound(page);
    await page
      .getByRole('button', { name: /^(Fault…|Falha…)$/ })
      .last()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectSound(page);
    await context.close();
  }
  await stopAll(first);
});
