import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import type { IntegrityRun } from '#lib/api/integrity.ts';
import { adminEn } from '#lib/messages/admin-en.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { readRunFile } from '#server/lifecycle/run-file.ts';
import { type RunningGelo, test } from '#tests/e2e/fixtures.ts';
import { expectSound } from '#tests/e2e/house.ts';
import { readLog } from '#tests/faults/read-log.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const words = adminEn.integrityAdmin;
const TOPIC = 'freezer-temperatura';

const verdict = (page: Page) => page.locator('[data-verdict]');
const button = (page: Page, name: string) => page.getByRole('button', { name });

async function get<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(path)).json()) as T;
}

/** The messages of a check, as they stand in Kafka. */
async function inKafka(gelo: RunningGelo, id: string) {
  const brokers = readRunFile(gelo.dataFolder)?.kafka.split(',') ?? [];
  const address = { brokers, ssl: false };
  const log = await readLog(createKafkaClient({ address, clientId: 'test', log: quietLog }), TOPIC);
  return log.filter(({ headers }) => headers['gelo-check'] === id);
}

async function checksOf(page: Page): Promise<number> {
  const { partitions } = await get<{ partitions: PartitionDelivery[] }>(page, '/api/delivery');
  expect(partitions.map(({ reconciliation }) => reconciliation.unaccounted)).toEqual([0, 0, 0]);
  return partitions.reduce((sum, { reconciliation }) => sum + reconciliation.checks, 0);
}

test('IC1, IC3, IC4, IC5, IC7, IC9: a click goes through Kafka and back, and leaves freezers alone', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'bar', value: '1.25' });
  await page.goto('/admin/integrity');
  const before = await checksOf(page);
  await expectSound(page);
  await page.getByLabel(words.count).fill('1,200');
  await page.getByText(words.strategy.list).click();
  await page.getByLabel(words.listKeys).fill('bar\nno freezer 1\nno freezer 2\nno freezer 3');
  await button(page, words.start).click();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'clean');
  await expect(page.getByRole('heading', { name: words.verdict.clean })).toBeVisible();
  await expectSound(page);

  const id = (await page.locator('[data-check]').getAttribute('data-check')) ?? '';
  const { result } = await get<IntegrityRun>(page, `/api/integrity/${id}`);
  const messages = await inKafka(gelo, id);
  const numbers = messages.map(({ headers }) => Number(headers['gelo-check-number']));
  expect(numbers.toSorted((a, b) => a - b)).toEqual([...Array(1200).keys()]);
  for (const { partition, sent } of result?.partitions ?? []) {
    expect(messages.filter((one) => one.partition === partition)).toHaveLength(sent);
    const cell = page.locator(`[data-partition="${partition}"] [data-count="received"]`);
    await expect(cell).toHaveText(sent.toLocaleString('en'));
  }

  await expect(async () => expect(await checksOf(page)).toBe(before + 1200)).toPass();
  const { freezers } = await get<{ freezers: { id: string }[] }>(page, '/api/freezers');
  expect(freezers.map((freezer) => freezer.id).filter((name) => /^(bar|no )/.test(name))).toEqual([
    'bar',
  ]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.report }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^gelo-integrity-\d{8}T\d{6}Z\.html$/);
  const report = readFileSync(await download.path(), 'utf8');
  for (const said of [id, words.verdict.clean, 'no freezer 3', TOPIC]) {
    expect(report).toContain(said);
  }

  await page.goto('/');
  const tile = page.locator('[data-freezer="bar"]');
  await expect(tile.locator('[data-celsius]')).toHaveAttribute('data-celsius', '1.25');
  await expect(page.locator('[data-freezer^="no freezer"]')).toHaveCount(0);
});

test('IC6, IC9: by keyboard alone a long check is started and called off, on a phone in the dark too', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/admin/integrity');
  await page.getByLabel(words.count).fill('1000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectSound(page);
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
  await button(page, words.cancel).focus();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'incomplete');
  await expect(page.getByText(words.ending.cancelled)).toBeVisible();
  await expectSound(page);
});

test('IC9, WH15: a viewer may look and may not start', async ({ browser, gelo }) => {
  const context = await browser.newContext({ baseURL: gelo.url(), locale: 'pt-BR' });
  const page = await context.newPage();
  await page.goto('/admin/integrity');
  await expect(page.getByText('Só quem é operador pode iniciar uma verificação.')).toBeVisible();
  await expect(page.locator('form')).toHaveCount(0);
  const refused = await page.request.post('/api/integrity', { data: { count: 1 } });
  expect(refused.status()).toBe(401);
  await context.close();
});
