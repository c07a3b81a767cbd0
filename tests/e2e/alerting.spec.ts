import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { openDesktop } from '#tests/e2e/desktop.ts';
import { openEar } from '#tests/e2e/ear.ts';
import { type RunningGelo, testAlone } from '#tests/e2e/fixtures.ts';
import { acknowledge, openAlarms, saveSettings } from '#tests/e2e/house.ts';

const test = testAlone();
const A_DAY = 86_400;
const LIMITS = { high: 2, warningBand: 0, onDelaySeconds: 0, silentAfterSeconds: A_DAY };

/** A freezer that is too warm from the first reading above 2 °C on. */
async function keepBelowTwo(page: Page, gelo: RunningGelo, key: string): Promise<void> {
  await gelo.send({ key, value: '0' });
  await saveSettings(page, key, { overrides: LIMITS });
}

const live = (page: Page) => expect(page.locator('[data-connection="live"]')).toBeVisible();
const banner = (page: Page) => page.locator('[data-banner]');
const SOUND = { on: '[data-sound="on"]', held: '[data-sound="held"]' };

test.describe('in Portuguese, permitted to notify', () => {
  test.use({ locale: 'pt-BR', permissions: ['notifications'] });

  test('AT5: the browser notifies once of an alarm, whichever tabs are open, until it is acknowledged', async ({
    page,
    context,
    gelo,
  }) => {
    const desktop = await openDesktop(context);
    await keepBelowTwo(page, gelo, 'porão');
    await page.goto('/');
    await page.getByRole('button', { name: ptBr.alerting.settings }).click();
    const wish = page.getByRole('switch', { name: ptBr.notifications.label });
    await wish.click();
    await expect(wish).toBeChecked();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const other = await context.newPage();
    await other.goto('/alarms');
    await live(other);

    await gelo.send({ key: 'porão', value: '9' });
    const note = { title: 'porão', body: `${ptBr.freezer.alarm.high}, 9,00\u00a0°C` };
    await expect.poll(desktop.standing).toEqual([note]);
    for (const tab of [page, other]) await toldAll(tab);
    expect(desktop.shown()).toEqual([note]);

    await page.close();
    await other.reload();
    await toldAll(other);
    expect(desktop.standing()).toEqual([note]);
    await acknowledge(other, 'porão', 'a porta estava aberta');
    await expect.poll(desktop.standing).toEqual([]);
    expect(desktop.shown()).toEqual([note]);
  });
});

/** The tab shows the alarm, and has said of it to the browser what it had to say. */
async function toldAll(page: Page): Promise<void> {
  await expect(banner(page)).toBeVisible();
  const busy = async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return held.length + pending.length;
  };
  await expect.poll(() => page.evaluate(busy)).toBe(0);
}

test('AT2, AT3: an alarm sounds in one of two tabs, in the other when that is closed, and again after thirty seconds', async ({
  page,
  context,
  gelo,
}) => {
  const ear = await openEar(context);
  await context.clock.install();
  for (const key of ['cellar', 'vault']) await keepBelowTwo(page, gelo, key);
  await page.goto('/');
  await page.getByRole('button', { name: en.alerting.settings }).click();
  await page.getByRole('switch', { name: en.sound.label }).click();
  await expect(page.locator(SOUND.on)).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: en.sound.try }).click();
    await expect.poll(() => ear(page).rings, { timeout: 3000 }).toBeGreaterThan(0);
  }).toPass();
  await page.keyboard.press('Escape');
  await expect.poll(() => ear(page).sounding).toBe(false);

  const other = await context.newPage();
  // Asking a page anything counts as a click on it: until the browser has refused the sound nothing is asked.
  const refused = other.waitForEvent('console', (message) =>
    /not allowed to start/.test(message.text()),
  );
  await other.goto('/alarms');
  await refused;
  await expect(other.getByRole('button', { name: en.sound.held })).toBeVisible();
  await other.getByRole('heading', { level: 1 }).click();
  await expect(other.locator(SOUND.on)).toBeVisible();

  const tried = ear(page).rings;
  const rang = () => ear(page).rings - tried + ear(other).rings;
  await gelo.send({ key: 'cellar', value: '9' });
  await expect.poll(rang).toBe(1);
  for (const tab of [page, other]) await expect(banner(tab)).toBeVisible();
  const [sounding, left] = ear(other).rings > 0 ? [other, page] : [page, other];
  await sounding.close();
  await gelo.send({ key: 'vault', value: '9' });
  await expect.poll(rang).toBe(2);
  await expect.poll(() => ear(left).sounding).toBe(false);
  expect(rang()).toBe(2);
  await left.clock.fastForward(31_000);
  await expect.poll(rang).toBeGreaterThan(2);
  for (const key of ['cellar', 'vault']) await acknowledge(left, key, 'the door was open');
});

test('CN3: offline for some seconds, the page then catches up and says what it missed', async ({
  page,
  context,
  gelo,
  allowErrors,
}) => {
  allowErrors(/WebSocket|ERR_INTERNET_DISCONNECTED/);
  await keepBelowTwo(page, gelo, 'hall');
  await page.goto('/');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const tile = page.locator('[data-freezer="hall"]');
  await expect(tile).toBeVisible();
  await context.setOffline(true);
  await expect(page.locator('[data-connection="lost"]')).toBeVisible();
  const lostAt = Date.now();
  await gelo.send({ key: 'hall', value: '9' });
  await expect.poll(async () => (await openAlarms(page, 'hall')).length).toBeGreaterThan(0);
  // Of a shorter absence nothing is said.
  await expect.poll(() => Date.now() - lostAt).toBeGreaterThan(5000);
  await context.setOffline(false);
  await expect(page.getByText(/nothing from .+ to .+\. 1 alarm was raised/)).toBeVisible();
  await expect(tile).toHaveAttribute('data-state', 'alarm');
  await expect(tile.locator('[data-celsius="9"]')).toBeVisible();
  await page.getByRole('button', { name: en.connection.dismiss }).click();
  await expect(page.getByText(/nothing from/)).toHaveCount(0);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await acknowledge(page, 'hall', 'the door was open');
});

test('UI7: from the fleet to a freezer, and to the acknowledgement of its alarm, with the keyboard alone', async ({
  page,
  gelo,
}) => {
  await keepBelowTwo(page, gelo, 'attic');
  await gelo.send({ key: 'attic', value: '9' });
  await page.goto('/');
  await expect(page.locator('[data-freezer="attic"]')).toHaveAttribute('data-state', 'alarm');
  await tabTo(page, page.locator('[data-freezer="attic"] a'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'attic' })).toBeVisible();
  await tabTo(page, banner(page).getByRole('button', { name: en.deed.acknowledge }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(en.deed.note)).toBeFocused();
  await page.keyboard.type('the door was open');
  await tabTo(page, dialog.getByRole('button', { name: en.deed.acknowledge }));
  await page.keyboard.press('Enter');
  await expect(banner(page)).toHaveCount(0);
  const [alarm] = await openAlarms(page, 'attic');
  expect(alarm).toMatchObject({ acknowledgedBy: 'Ana', note: 'the door was open' });
  await expect(page.locator('main :focus')).toBeVisible();
});

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < 50 && !(await isThere()); n++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}
