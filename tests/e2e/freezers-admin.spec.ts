import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { adminEn } from '#lib/messages/admin-en.ts';
import { adminPtBr } from '#lib/messages/admin-pt-br.ts';
import { en } from '#lib/messages/en.ts';
import { type RunningGelo, test } from '#tests/e2e/fixtures.ts';
import { expectSound, openAlarms, saveSettings } from '#tests/e2e/house.ts';

const words = adminEn.freezersAdmin;
const listed = (page: Page, id: string) => page.locator(`[data-listed="${id}"]`);
const field = (page: Page, name: string) =>
  page.locator(`[data-setting="${name}"] input[type="text"]`);

/** The page of a freezer that has been heard of. */
async function openFreezer(page: Page, gelo: RunningGelo, id: string, celsius = '0') {
  await gelo.send({ key: id, value: celsius });
  await expect(async () => {
    expect((await page.request.get(`/api/freezers/${id}`)).status()).toBe(200);
  }).toPass();
  await page.goto(`/admin/freezers?edit=${id}`);
  const dialog = page.getByRole('dialog');
  await expect(field(page, 'high')).toBeVisible();
  return dialog;
}

async function save(page: Page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: en.freezerSettings.save, exact: true }).click();
  await expect(dialog.getByText(en.freezerSettings.saved)).toBeVisible();
}

test('FA2: a name and a place that are given are on every screen', async ({
  page,
  context,
  gelo,
}) => {
  const fleet = await context.newPage();
  const dialog = await openFreezer(page, gelo, 'renamed');
  await fleet.goto('/');
  await dialog.getByLabel(en.setting.name, { exact: true }).fill('Câmara 7');
  await dialog.getByLabel(en.setting.place, { exact: true }).fill('Sala <b>');
  await save(page);
  await expect(fleet.locator('[data-freezer="renamed"]')).toContainText('Câmara 7');
  await fleet.goto('/?q=sala');
  await expect(fleet.locator('[data-freezer="renamed"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(listed(page, 'renamed')).toContainText('Sala <b>');
  await fleet.close();
});

test('PF5: of two who edit the same freezer at once neither undoes the other', async ({
  page,
  context,
  gelo,
  allowErrors,
}) => {
  allowErrors(/409 \(Conflict\)/); // The browser says so by itself.
  await openFreezer(page, gelo, 'shared');
  const other = await context.newPage();
  await other.goto('/admin/freezers?edit=shared');
  await expect(field(other, 'low')).toBeVisible();
  await field(page, 'high').fill('4');
  await save(page);
  await field(other, 'low').fill('-4');
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('button', { name: en.freezerSettings.save, exact: true }).click();
  await expect(dialog.getByText(en.freezerSettings.outdated)).toBeVisible();
  await expect(field(other, 'high')).toHaveValue('4');
  await save(other);
  const { overrides } = await (await page.request.get('/api/freezers/shared/settings')).json();
  expect(overrides).toEqual({ low: -4, high: 4 });
  await other.close();
});

test('FA3, PF3: another profile, and the next reading through Kafka raises an alarm', async ({
  page,
  context,
  gelo,
}) => {
  await openFreezer(page, gelo, 'moved', '-3');
  await page.keyboard.press('Escape');
  await listed(page, 'moved').getByRole('checkbox').click();
  await page.getByRole('button', { name: words.select.setProfile }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.setting.profile).selectOption('frozen-food');
  await dialog.getByRole('button', { name: /^Set for/ }).click();
  await expect(dialog.getByText('1 freezer was changed.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(listed(page, 'moved')).toContainText('−18 °C at most');
  // What does not wait for its delay: far too warm for frozen food, and not for beverages.
  await saveSettings(page, 'moved', { profile: 'frozen-food', overrides: { onDelaySeconds: 0 } });
  const fleet = await context.newPage();
  await fleet.goto('/');
  await expect(fleet.locator('[data-freezer="moved"]')).not.toHaveAttribute('data-state', 'alarm');
  await gelo.send({ key: 'moved', value: '-3' });
  await expect(fleet.locator('[data-freezer="moved"]')).toHaveAttribute('data-state', 'alarm');
  expect((await openAlarms(page, 'moved')).map(({ kind }) => kind)).toContain('high');
  await fleet.close();
});

test('FA5: while limits are typed it shows when it would have alarmed', async ({ page, gelo }) => {
  const now = Date.now();
  const readings = Array.from({ length: 720 }, (_, n) => ({
    key: 'previewed',
    value: n > 300 && n < 420 ? '4.00' : `${(n % 10) / 10}`,
    timestamp: String(now - (720 - n) * 60_000),
  }));
  await gelo.send(...readings);
  await saveSettings(page, 'previewed', { overrides: { silentAfterSeconds: 3600 } });
  const dialog = await openFreezer(page, gelo, 'previewed');
  const preview = dialog.locator('[data-preview]');
  await expect(preview).toContainText('As set now it did not alarm');
  await field(page, 'high').fill('3,5');
  await expect(preview).toContainText('It would have alarmed once');
  await expect(preview).toContainText('As set now: never.');
  await expect(preview.locator('[data-chart] svg')).toBeVisible();
  const [would, did] = [
    preview.locator('[data-strip]').first(),
    preview.locator('[data-strip]').last(),
  ];
  await expect(would).not.toHaveAttribute('data-strip', '0');
  await expect(did).toHaveAttribute('data-strip', '0');
  await expectSound(page);
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: words.edit.discard }).click();
  await expect(dialog).toHaveCount(0);
});

test('FA7, FA8: what was downloaded, changed in a spreadsheet, is uploaded', async ({
  page,
  gelo,
  context,
}) => {
  await openFreezer(page, gelo, 'csv-one');
  await openFreezer(page, gelo, 'csv-two');
  await page.keyboard.press('Escape');
  await page.goto('/admin/freezers');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: words.csv.export }).click();
  const text = readFileSync(await (await downloading).path(), 'utf8');
  const importing = async (body: string) => {
    await page.getByRole('button', { name: words.csv.import }).click();
    await page.locator('input[type="file"]').setInputFiles({
      ...{ name: 'freezers.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(body),
    });
    return page.getByRole('dialog');
  };
  const same = await importing(text);
  await expect(same.getByText(/Nothing would change/)).toBeVisible();
  await page.keyboard.press('Escape');

  const broken = await importing(text.replace(/^csv-one,.*$/m, 'csv-one,x'));
  await expect(broken.getByText(/wrong in it/)).toBeVisible();
  await page.keyboard.press('Escape');

  const dialog = await importing(text.replace(/^csv-one,,,/m, 'csv-one,Do arquivo,"Sala, 9",'));
  await expect(dialog.locator('[data-change="csv-one"]')).toContainText('Do arquivo');
  await dialog.getByRole('button', { name: 'Change 1 freezer' }).click();
  await expect(dialog.getByText('1 freezer was changed.')).toBeVisible();
  await dialog.getByRole('button', { name: words.import.close }).click();
  await expect(listed(page, 'csv-one')).toContainText('Sala, 9');
  const fleet = await context.newPage();
  await fleet.goto('/');
  await expect(fleet.locator('[data-freezer="csv-one"]')).toContainText('Do arquivo');
  await fleet.close();
});

test('FA9, FA10, FA11: a freezer is retired, still sends, and comes back', async ({
  page,
  context,
  gelo,
}) => {
  await gelo.send({ key: 'worn', value: '0' });
  await saveSettings(page, 'worn', { overrides: { onDelaySeconds: 0, warningBand: 0 } });
  await gelo.send({ key: 'worn', value: '9' });
  const fleet = await context.newPage();
  const wall = await context.newPage();
  await fleet.goto('/');
  await wall.goto('/wall');
  const tile = fleet.locator('[data-freezer="worn"]');
  await expect(tile).toHaveAttribute('data-state', 'alarm');
  await expect(wall.locator('[data-freezer="worn"]')).toBeVisible();

  const dialog = await openFreezer(page, gelo, 'worn', '9');
  await dialog.getByLabel(words.retire.note).fill('Compressor queimado');
  await dialog.getByRole('button', { name: words.retire.retire, exact: true }).click();
  const began = Date.now();
  await dialog.getByRole('button', { name: words.retire.sure }).click();
  await expect(tile).toHaveCount(0, { timeout: 3000 });
  // FA9: within a second, but for what this machine takes to look.
  expect(Date.now() - began).toBeLessThan(3000);
  await expect(wall.locator('[data-freezer="worn"]')).toHaveCount(0);
  expect(await openAlarms(page, 'worn')).toEqual([]);
  await expect(dialog.getByText(/Retired since/)).toBeVisible();

  await gelo.send({ key: 'worn', value: '12' });
  await page.goto('/admin/freezers');
  await expect(listed(page, 'worn')).toContainText(words.list.sending);
  await expect(page.getByText(/retired freezer is still sending/)).toBeVisible();
  expect(await openAlarms(page, 'worn')).toEqual([]);
  await fleet.goto('/freezers/worn');
  await expect(fleet.locator('[data-retired]')).toContainText(en.freezerPage.retired);
  await expect(fleet.locator('[data-celsius="12"]').first()).toBeVisible();
  await expect(
    fleet.locator('[data-journal]').filter({ hasText: en.journal.retired }),
  ).toContainText('Compressor queimado');
  await expectSound(fleet);

  await page.goto('/admin/freezers?edit=worn');
  await dialog.getByRole('button', { name: words.retire.unretire }).click();
  await expect(dialog.getByText(words.retire.inUse)).toBeVisible();
  await expect(fleet.locator('[data-retired]')).toHaveCount(0);
  await expect(wall.locator('[data-freezer="worn"]')).toBeVisible();
  await gelo.send({ key: 'worn', value: '13' });
  await expect(wall.locator('[data-freezer="worn"]')).toHaveAttribute('data-state', 'alarm');
  await fleet.close();
  await wall.close();
});

test('FA4: a profile is copied, given, and only deleted once nobody has it', async ({
  page,
  gelo,
}) => {
  await openFreezer(page, gelo, 'profiled');
  await page.goto('/admin/freezers?show=profiles');
  await page.getByRole('button', { name: 'Copy Frozen food' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.profiles.name, { exact: true }).fill('Sorvete');
  await field(page, 'high').fill('-12,5');
  await dialog.getByRole('button', { name: words.profiles.create }).click();
  await expect(dialog.getByText(words.profiles.saved)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-profile="sorvete"]')).toContainText('−12.5 °C at most');

  await saveSettings(page, 'profiled', { profile: 'sorvete' });
  await page.goto('/admin/freezers?show=profiles');
  await page.getByRole('button', { name: 'Delete Sorvete' }).click();
  await expect(dialog.getByText(/“profiled”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await saveSettings(page, 'profiled', {});
  await page.goto('/admin/freezers?show=profiles');
  await page.getByRole('button', { name: 'Delete Sorvete' }).click();
  await dialog.getByRole('button', { name: words.profiles.sureYes }).click();
  await expect(page.locator('[data-profile="sorvete"]')).toHaveCount(0);
});

test.describe('on a phone, in Portuguese', () => {
  test.use({ viewport: { width: 390, height: 800 }, locale: 'pt-BR', colorScheme: 'dark' });

  test('FA1, UI7: the list, a freezer and the profiles fit, and are sound', async ({
    page,
    gelo,
  }) => {
    const dialog = await openFreezer(page, gelo, 'phone');
    await expect(dialog).toContainText(adminPtBr.freezersAdmin.preview.title);
    await expectSound(page);
    await page.keyboard.press('Escape');
    await expect(listed(page, 'phone')).toBeVisible();
    await expectSound(page);
    await page.goto('/admin/freezers?show=profiles');
    await expect(page.locator('[data-profile="beverage"]')).toBeVisible();
    await expectSound(page);
  });
});
