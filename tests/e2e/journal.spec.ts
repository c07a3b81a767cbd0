import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { adminEn } from '#lib/messages/admin-en.ts';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { test } from '#tests/e2e/fixtures.ts';
import { acknowledge, expectSound, saveSettings } from '#tests/e2e/house.ts';

const words = adminEn.journalAdmin;
const rows = (page: Page) => page.locator('[data-journal]');
const raised = en.journal.raised.replace('{alarm}', en.freezer.alarm.high);
const acknowledged = en.journal.acknowledged.replace('{alarm}', en.freezer.alarm.high);

test('JO1, JO3, JO4: from a message in Kafka to its alarm, to who acknowledged it, and back to the message', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'pantry', value: '0' });
  await saveSettings(page, 'pantry', { overrides: { high: 2, warningBand: 0, onDelaySeconds: 0 } });
  await page.goto('/admin/journal');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: words.freezer }).fill('pantry');
  await expect(page).toHaveURL(/freezer=pantry/);
  await expect(rows(page).first()).toContainText(en.journal.settings);
  await expect(rows(page).first()).toContainText('High limit: from (as the profile) to 2 °C');

  await gelo.send({ key: 'pantry', value: '9' });
  await expect(rows(page).first()).toContainText(`${raised} · at 9.00 °C · limit 2.00 °C`);
  await acknowledge(page, 'pantry', 'the door was open');
  await expect(rows(page).first()).toContainText(acknowledged);
  await expect(rows(page).first()).toContainText('the door was open');

  await page.getByRole('combobox', { name: words.what, exact: true }).selectOption('alarm raised');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByText(words.show).click();
  await expect(rows(page).getByRole('row', { name: 'limit – 2' })).toBeVisible();
  await rows(page).getByRole('link', { name: 'pantry' }).click();
  await expect(page).toHaveURL(/\/freezers\/pantry$/);
  const { readings } = (await (await page.request.get('/api/freezers/pantry/readings')).json()) as {
    readings: { celsius: number; partition: number; offset: string }[];
  };
  expect(readings[0]).toMatchObject({ celsius: 9 });
  await page.goBack();
  await expect(page).toHaveURL(/what=alarm\+raised/);
  await expect(rows(page)).toHaveCount(1);
});

test('JO1, JO2, JO6: words, a person and a time narrow it; the address keeps it, and the file holds the same', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'cellar-1', value: '0' }, { key: 'cellar-2', value: '0' });
  await saveSettings(page, 'cellar-1', { name: 'Café, do Zé', overrides: { high: 2.5 } });
  await saveSettings(page, 'cellar-2', { name: '=1+1' });
  await page.goto('/admin/journal');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('searchbox', { name: words.search }).fill('cafe ze');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=cafe\+ze/);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('combobox', { name: words.who, exact: true }).selectOption('gelo');
  await expect(page.getByText(words.none)).toBeVisible();
  await page.getByRole('button', { name: words.clear }).first().click();
  await expect(page).toHaveURL(/\/admin\/journal$/);
  await expect(rows(page).nth(1)).toBeVisible();

  await page.getByRole('searchbox', { name: words.search }).fill('cellar');
  await expect(rows(page)).toHaveCount(2);
  const link = page.getByRole('link', { name: words.export });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('gelo-journal.csv');
  const href = (await link.getAttribute('href')) ?? '';
  const text = await (await page.request.get(href)).text();
  expect(text.trim().split('\r\n')).toHaveLength(3);
  expect(text).toContain(`'=1+1`);
  const portuguese = await (
    await page.request.get(href.replace('locale=en', 'locale=pt-BR'))
  ).text();
  expect(portuguese).toContain(ptBr.journal.settings);
  expect(portuguese).toContain('2,5\u00a0°C');
});

test('JO3, UI7: with the keyboard alone, on a desk and on a phone, in both languages and themes', async ({
  browser,
  page: first,
  gelo,
}) => {
  test.slow();
  await gelo.send({ key: 'loft', value: '0' });
  await saveSettings(first, 'loft', { name: 'x'.repeat(100), place: 'y'.repeat(100) });
  const looks = [
    { locale: 'en-US', colorScheme: 'light', viewport: { width: 390, height: 844 } },
    { locale: 'pt-BR', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const;
  const storageState = await first.context().storageState();
  for (const look of looks) {
    const context = await browser.newContext({ ...look, baseURL: gelo.url(), storageState });
    const page = await context.newPage();
    await page.goto('/admin/journal?freezer=loft');
    await expect(rows(page).first()).toBeVisible();
    await rows(page).first().locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(rows(page).first().locator('details table')).toBeVisible();
    await expectSound(page);
    await page.goto('/admin/journal?who=Nobody');
    await expectSound(page);
    await context.close();
  }
});

test('HE5, HE6, HE8: the running Gelo tells how it does, and names each request', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'hygrograph', value: '-1' }, { key: 'hygrograph', value: 'no number' });
  await page.goto('/');
  await expect(page.locator('[data-freezer="hygrograph"]')).toBeVisible();
  await expect(async () => {
    const answer = await page.request.get('/metrics');
    expect(answer.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const text = await answer.text();
    expect(text).toMatch(/^gelo_readings_rejected_total\{reason="not-a-number"\} [1-9]/m);
    expect(text).toMatch(/^gelo_readings_recorded_total [1-9]/m);
    expect(text).toMatch(/^gelo_append_to_sent_seconds_count [1-9]/m);
    expect(text).toMatch(/^gelo_sockets\{state="live"\} [1-9]/m);
    expect(text).toMatch(/^gelo_consumer_lag_messages\{consumer="recorder",partition="\d"\} 0$/m);
    expect(text).toMatch(
      /^gelo_http_requests_total\{method="GET",route="page",status="200"\} [1-9]/m,
    );
    expect(text).toMatch(/^gelo_database_seconds_count\{work="recording",outcome="ok"\} [1-9]/m);
    expect(text).not.toContain('hygrograph');
  }).toPass();
  const page404 = await page.request.get('/nothing-here');
  expect(page404.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});
