import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { DeliveryView } from '#lib/api/delivery.ts';
import { deliveryAdmin as english } from '#lib/messages/en/admin/delivery.ts';
import { deliveryAdmin as portuguese } from '#lib/messages/pt-br/admin/delivery.ts';
import { createKafkaClient, type KafkaClient } from '#server/kafka/client.ts';
import { readStretch } from '#server/kafka/read-stretch.ts';
import { type RunningGelo, test } from '#tests/e2e/fixtures.ts';
import { expectSound } from '#tests/e2e/house.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const TOPIC = 'freezer-temperatura';
const words = english.deliveryAdmin;

function kafkaOf({ dataFolder }: RunningGelo): KafkaClient {
  const run = JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8')) as { kafka: string };
  const address = { brokers: run.kafka.split(','), ssl: false };
  return createKafkaClient({ address, clientId: 'plain', log: quietLog });
}

/** Sends one message as any program might; answers where the broker says that it lies. */
async function send(gelo: RunningGelo, key: string, value: string, more: object = {}) {
  const producer = kafkaOf(gelo).producer();
  await producer.connect();
  const [receipt] = await producer.send({ topic: TOPIC, messages: [{ key, value, ...more }] });
  await producer.disconnect();
  return { partition: receipt?.partition ?? -1, offset: Number(receipt?.baseOffset) };
}

/** The page, once it follows messages: the server answers its request by then. */
async function openDelivery(page: Page): Promise<void> {
  await page.goto('/admin/delivery');
  await expect(page.getByRole('heading', { name: words.title, exact: true })).toBeVisible();
  await expect(page.locator('[data-fact="high"]').first()).toBeVisible();
  await expect(page.locator('[data-watching="waiting"]')).toBeVisible();
}

const fact = (page: Page, name: string, partition: number) =>
  page.locator(`[data-fact="${name}"][data-partition="${partition}"]`);

test('DE9, DE10, DE11: a message that any program sends is followed to the database; what the page shows is what Kafka holds', async ({
  page,
  gelo,
  browser,
}) => {
  await openDelivery(page);
  const { partition, offset } = await send(gelo, 'followed', '-3.42', { headers: { trace: 'a1' } });
  const row = page.locator(`[data-delivery="${partition}:${offset}"]`);
  await expect(row).toContainText(`delivered to ${TOPIC} [${partition}] @ ${offset}`);
  await expect(row).toContainText('followed');
  await row.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-outcome="reading"]')).toContainText('followed: −3.42 °C');
  for (const step of ['sent', 'received', 'recorded', 'arrived']) {
    await expect(dialog.locator(`[data-step="${step}"]`)).toHaveAttribute('data-after', /^\d+$/);
  }
  await expect(dialog).toContainText('trace');

  const at = { partition, from: offset, to: offset + 1 };
  const source = { kafka: kafkaOf(gelo), topic: TOPIC, groupId: 'the-test' };
  const [held] = await readStretch(source, at);
  expect([String(held?.key), String(held?.value)]).toEqual(['followed', '-3.42']);
  await expect(dialog).toContainText(`(${held?.timestamp})`);

  const other = await browser.newContext({ baseURL: gelo.url(), locale: 'pt-BR' });
  const passedOn = await other.newPage();
  await passedOn.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  const their = passedOn.getByRole('dialog');
  await expect(their.locator('[data-outcome="reading"]')).toContainText('followed: −3,42 °C');
  await expect(their.locator('[data-step="recorded"]')).toHaveAttribute('data-after', /^\d+$/);
  await other.close();

  await dialog.getByRole('link', { name: 'To followed' }).click();
  await expect(page).toHaveURL(/\/freezers\/followed$/);
});

test('DE11: a message that is no reading says why, and where it is kept', async ({
  page,
  gelo,
}) => {
  await openDelivery(page);
  const { partition, offset } = await send(gelo, 'followed', 'lukewarm');
  await page.locator(`[data-delivery="${partition}:${offset}"]`).click();
  const outcome = page.getByRole('dialog').locator('[data-outcome]');
  await expect(outcome).toHaveAttribute('data-outcome', 'rejected');
  await expect(outcome).toContainText(`not a number. The whole message is kept in ${TOPIC}.dlq.`);
});

test('DE11: a message that was not watched is looked up by its place, and one that is yet to come shows when it comes', async ({
  page,
  gelo,
}) => {
  const { partition, offset } = await send(gelo, 'looked-up', '4.5');
  await openDelivery(page);
  await page.getByLabel(words.find.partition).fill(String(partition));
  await page.getByLabel(words.find.offset).fill(String(offset));
  await page.getByRole('button', { name: words.find.show }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-outcome="reading"]')).toContainText('looked-up: 4.50 °C');
  await expect(dialog.locator('[data-step="received"]')).toContainText(words.stepUnknown.received);
  await page.goto(`/admin/delivery?message=${partition}:${offset + 1}`);
  await expect(dialog.locator('[data-outcome="coming"]')).toBeVisible();
  await send(gelo, 'looked-up', '5.5');
  await expect(dialog.locator('[data-outcome="reading"]')).toContainText('looked-up: 5.50 °C');
});

test('DE1, DE3, DE5: the columns show what was sent, to the last message', async ({
  page,
  gelo,
}) => {
  await openDelivery(page);
  const receipts = [];
  for (const value of ['1', '2', 'x', '3']) receipts.push(await send(gelo, 'counted', value));
  const partition = receipts[0]?.partition ?? -1;
  const high = String((receipts.at(-1)?.offset ?? 0) + 1);
  await expect(fact(page, 'high', partition)).toHaveText(high);
  await expect(fact(page, 'position', partition)).toHaveText(high);
  await expect(fact(page, 'unaccounted', partition)).toHaveText(`0${words.account.whole}`);
  await expect(fact(page, 'lag', partition)).toHaveText(`0${words.lagState.even}`);
  const answer = await page.request.get('/api/delivery');
  const { partitions } = (await answer.json()) as DeliveryView;
  const one = partitions.find((each) => each.partition === partition);
  expect(one?.keys.list.find(({ freezer }) => freezer === 'counted')?.readings).toBe(3);
  const counted = one?.keys.list.reduce((sum, { readings }) => sum + readings, 0);
  expect(counted).toBe(one?.reconciliation.recorded);
});

test('DE7: a key says why it lies where Kafka’s own client put it', async ({ page, gelo }) => {
  const { partition } = await send(gelo, 'a-key', '1');
  await openDelivery(page);
  const keys = fact(page, 'keys', partition);
  await expect(keys).toBeVisible();
  const more = keys.getByRole('button', { name: /more/ });
  if (await more.isVisible()) await more.click();
  await keys.getByRole('button', { name: 'a-key', exact: true }).click();
  const worked = page.locator('[data-worked="murmur2"]');
  await expect(worked).toContainText(`mod 3 = ${partition}`);
});

test('DE7: what is worked out is the key that the message carries, and none where it carries none', async ({
  page,
  gelo,
}) => {
  const value = JSON.stringify({ id: 'carried', temperature: -3 });
  const { partition } = await send(gelo, 'line 4', value);
  const keyless = JSON.stringify({ id: 'keyless', temperature: -3 });
  const alone = { key: null, partition };
  await send(gelo, '', keyless, alone);
  await openDelivery(page);
  const keys = fact(page, 'keys', partition);
  const open = async (name: string) => {
    const more = keys.getByRole('button', { name: /more/ });
    if (await more.isVisible()) await more.click();
    await keys.getByRole('button', { name, exact: true }).click();
  };
  await open('carried');
  await expect(page.locator('[data-carried="other"]')).toContainText('carries the key “line 4”');
  await expect(page.locator('[data-worked="murmur2"]')).toContainText(`mod 3 = ${partition}`);
  await page.keyboard.press('Escape');
  await open('keyless');
  await expect(page.locator('[data-carried="none"]')).toContainText('carries no key');
  await expect(page.locator('[data-worked]')).toHaveCount(0);
});

test('DE12: somebody who comes into the group is shown, with what a rebalance is', async ({
  page,
  gelo,
}) => {
  await openDelivery(page);
  await expect(page.locator('[data-generation]')).toBeVisible();
  const consumer = kafkaOf(gelo).consumer({ groupId: 'gelo', heartbeatInterval: 500 });
  await consumer.subscribe({ topic: TOPIC });
  await consumer.run({ autoCommit: false, eachMessage: async () => undefined });
  const notice = page.locator('[data-rebalanced]');
  await expect(notice).toContainText('Joined: plain', { timeout: 30_000 });
  await expect(notice).toContainText(words.rebalance.text);
  const members = page.locator('[data-member]');
  await expect(members).toHaveCount(2);
  await expect(members.filter({ hasText: 'plain' })).toContainText(words.group.foreign);
  await consumer.disconnect();
  await expect(page.locator('[data-rebalance="left"]')).toContainText('Left: plain', {
    timeout: 30_000,
  });
  await expect(members).toHaveCount(1);
  await expect(members.locator('[data-share]')).toHaveText('0, 1, 2');
  await page.getByRole('button', { name: words.rebalance.dismiss }).click();
  await expect(notice).toHaveCount(0);
});

test('DE9: of simulated sensors the acknowledgement is known too', async ({ page }) => {
  await openDelivery(page);
  const started = await page.request.post('/api/simulation/start', { data: { count: 3 } });
  expect(started.status()).toBe(200);
  const row = page.locator('[data-delivery]').filter({ hasText: 'sensor' }).first();
  await expect(row).toBeVisible();
  await row.click();
  const dialog = page.getByRole('dialog');
  for (const step of ['sent', 'acknowledged', 'received', 'recorded', 'arrived']) {
    await expect(dialog.locator(`[data-step="${step}"]`)).toHaveAttribute('data-after', /^\d+$/);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByText(/all of them are shown/)).toBeVisible();
  await page.request.post('/api/simulation/stop', { data: {} });
});

test('UI7, DE5: on a phone and in dark, with the keyboard; axe finds nothing serious', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'a-key', value: '1' });
  await openDelivery(page);
  await expectSound(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/delivery');
  const label = page.getByRole('button', { name: words.fact.leader, exact: true }).first();
  await expect(label).toBeVisible();
  await expectSound(page);
  await label.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.about.leader)).toBeVisible();
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(label).toBeFocused();
});

test('UI4: the page speaks Portuguese', async ({ browser, gelo }) => {
  const context = await browser.newContext({ baseURL: gelo.url(), locale: 'pt-BR' });
  const page = await context.newPage();
  await page.goto('/admin/delivery');
  const { title, partitions } = portuguese.deliveryAdmin;
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: partitions, exact: true })).toBeVisible();
  await context.close();
});
