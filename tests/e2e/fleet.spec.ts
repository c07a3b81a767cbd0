import { expect } from '@playwright/test';
import { simulationAdmin } from '#lib/messages/en/admin/simulation.ts';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { testAlone } from '#tests/e2e/fixtures.ts';
import { acknowledge, expectSound, openAlarms, saveSettings } from '#tests/e2e/house.ts';
import { childPid } from '#tests/support/gelo.ts';

const test = testAlone();
const words = simulationAdmin.simulationAdmin;

test('FL7: an empty fleet says what to do, and one click starts three live freezers', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByText('No reading yet')).toBeVisible();
  await expect(page.getByText('freezer-temperatura', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Start simulated sensors' }).click();
  const tiles = page.locator('[data-freezer]');
  await expect(tiles).toHaveCount(3);
  for (const key of ['sensor0', 'sensor1', 'sensor2']) {
    const value = page.locator(`[data-freezer="${key}"] [data-celsius]`);
    const first = Number(await value.getAttribute('data-celsius'));
    expect(Math.abs(first)).toBeLessThanOrEqual(5);
    await expect(value).not.toHaveAttribute('data-celsius', String(first));
  }
  await expect(page.locator('[data-freezer="sensor0"] [data-simulated]')).toBeVisible();
  await page.getByRole('link', { name: '3 simulated sensors run' }).click();
  await page.getByRole('button', { name: words.start.stopAll }).click();
  await expect(page.getByText(words.state.none)).toBeVisible();
});

test('UI1: a reading of one’s own gets a tile with value, age that counts up, and sparkline', async ({
  page,
  gelo,
}) => {
  await page.goto('/');
  await gelo.send({ key: 'pantry', value: '-3,42' });
  const tile = page.locator('[data-freezer="pantry"]');
  await expect(tile.locator('[data-celsius]')).toHaveAttribute('data-celsius', '-3.42');
  await expect(tile.locator('[data-celsius]')).toHaveText('−3.42');
  await expect(tile).toHaveAttribute('data-state', 'ok');
  await expect(tile.getByRole('img')).toHaveAccessibleName(/Last ten minutes: −3.42 to −3.42/);
  await expect(tile.getByText('3 s ago')).toBeVisible();
  await expect(tile.getByText('4 s ago')).toBeVisible();
});

test('UI3: a sensor whose clock is slow is not silent: its reading has just come', async ({
  page,
  gelo,
}) => {
  await page.goto('/');
  await gelo.send({ key: 'old', value: '1', timestamp: String(Date.now() - 120_000) });
  const tile = page.locator('[data-freezer="old"]');
  await expect(tile).toHaveAttribute('data-state', 'ok');
  await expect(tile.getByText('2 min ago')).toBeVisible();
});

test('AL1, AL9, AL14: beyond its limit a tile shows the alarm, until it has returned and been acknowledged', async ({
  browser,
  page,
  gelo,
}) => {
  await page.goto('/');
  await gelo.send({ key: 'deck', value: '3' });
  const tile = page.locator('[data-freezer="deck"]');
  await expect(tile).toHaveAttribute('data-state', 'ok');
  const overrides = { high: 2, onDelaySeconds: 0, offDelaySeconds: 0 };
  await saveSettings(page, 'deck', { place: 'Terrace', overrides });
  await expect(tile.getByText('Terrace')).toBeVisible();

  await gelo.send({ key: 'deck', value: '3' });
  await expect(tile).toHaveAttribute('data-state', 'alarm');
  await expect(tile.getByText(en.freezer.alarm.high)).toBeVisible();
  await expect(tile).toHaveAttribute('data-unacknowledged', 'true');
  await expect(page.locator('[data-count="alarm"]')).toHaveText(/Alarm\s*1/);
  await page.locator('[data-count="alarm"]').click();
  await expect(page).toHaveURL(/state=alarm/);
  await expect(page.locator('[data-freezer]')).toHaveCount(1);

  const context = await browser.newContext({ locale: 'pt-BR', baseURL: gelo.url() });
  const other = await context.newPage();
  await other.goto('/');
  const otherTile = other.locator('[data-freezer="deck"]');
  await expect(otherTile.getByText(ptBr.freezer.alarm.high)).toBeVisible();
  await expect(other.locator('[data-count="alarm"]')).toHaveText(/Alarme\s*1/);

  await acknowledge(page, 'deck', 'the door was open');
  await expect(tile).toHaveAttribute('data-state', 'alarm');
  await expect(tile).not.toHaveAttribute('data-unacknowledged', 'true');
  await gelo.send({ key: 'deck', value: '0' });
  await expect(page.getByText(en.fleet.hidden)).toBeVisible();
  await page.getByRole('button', { name: en.fleet.showAll }).click();
  await expect(tile).toHaveAttribute('data-state', 'ok');
  await expect(tile.getByText(en.freezer.state.ok)).toBeVisible();
  await expect(otherTile).toHaveAttribute('data-state', 'ok');
  await expect(otherTile.getByText(ptBr.freezer.state.ok)).toBeVisible();
  expect(await openAlarms(page, 'deck')).toEqual([]);
  await context.close();
});

test('UI4: the language of the browser, switchable and remembered; decimals follow', async ({
  browser,
  gelo,
}) => {
  await gelo.send({ key: 'pantry', value: '-3.42' });
  const context = await browser.newContext({ locale: 'pt-BR', baseURL: gelo.url() });
  const page = await context.newPage();
  await page.goto('/');
  const value = page.locator('[data-freezer="pantry"] [data-celsius]');
  await expect(value).toHaveText('−3,42');
  await expect(value).toHaveAttribute('data-celsius', '-3.42');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(value).toHaveText('−3.42');
  await page.reload();
  await expect(value).toHaveText('−3.42');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('UI8: a freezer id with HTML, quotes, slashes or emoji shows as text', async ({
  page,
  gelo,
}) => {
  const ids = ['<img src=x onerror=alert(1)>', `"'&/../%2F`, '❄️ ультра', 'x'.repeat(200)];
  await gelo.send(...ids.map((key) => ({ key, value: '-1' })));
  await page.goto('/');
  for (const id of ids) await expect(page.getByText(id, { exact: true })).toBeVisible();
  await gelo.send({ key: 'x'.repeat(201), value: '-1' });
  await expect(page.getByText('no freezer named', { exact: false })).toBeVisible();
});

test('LV6: what is no reading is counted and named', async ({ page, gelo }) => {
  await page.goto('/');
  await gelo.send({ key: 'pantry', value: 'warm' });
  await expect(page.getByText(/no readings?\. The newest: not a number/)).toBeVisible();
});

test('UI7: by keyboard, at 390 px, in dark and light; axe finds nothing serious', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'pantry', value: '-3.42' });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page.locator('[data-freezer="pantry"]')).toBeVisible();
    await expectSound(page);
  }
  const tile = page.locator('[data-freezer="pantry"] a');
  for (let n = 0; n < 40 && !(await tile.evaluate((a) => a === document.activeElement)); n++) {
    await page.keyboard.press('Tab');
  }
  await expect(tile).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/freezers\/pantry/);
});

test('UI9: an unknown address gets a page that helps', async ({ page, allowErrors }) => {
  allowErrors(/404/);
  const response = await page.goto('/nothing-here');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'To the freezers' }).click();
  await expect(page.getByRole('heading', { name: 'Freezers' })).toBeVisible();
});

test('LC6: the page says that the broker is away, then that the database is, and recovers', async ({
  page,
  gelo,
}) => {
  await page.goto('/');
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  process.kill(childPid(gelo.dataFolder, 'kafka-0') ?? 0, 'SIGKILL');
  await expect(page.locator('[data-part-down="kafka"]')).toBeVisible();
  await expect(page.locator('[data-part-down="kafka"]')).toHaveCount(0, { timeout: 40_000 });
  await gelo.send({ key: 'pantry', value: '1.25' });
  const value = page.locator('[data-freezer="pantry"] [data-celsius]');
  await expect(value).toHaveAttribute('data-celsius', '1.25');

  // It is back within a second, so the page is watched from before the kill.
  const seen = page.waitForSelector('[data-part-down="database"]');
  process.kill(childPid(gelo.dataFolder, 'postgres') ?? 0, 'SIGKILL');
  await seen;
  await expect(page.locator('[data-part-down="database"]')).toHaveCount(0, { timeout: 40_000 });
});

test('CN2, CN3, UI3, LV7: after kill -9 and a new start the page catches up; who is not heard of is silent', async ({
  page,
  gelo,
  allowErrors,
}) => {
  allowErrors(/WebSocket|ERR_CONNECTION_REFUSED/);
  await gelo.send({ key: 'pantry', value: '-3.42' });
  await gelo.send({ key: 'gone', value: '1', timestamp: String(Date.now() - 120_000) });
  await gelo.send({ key: 'known', value: '2', timestamp: String(Date.now() - 20 * 60_000) });
  await page.goto('/');
  await saveSettings(page, 'gone', { overrides: { silentAfterSeconds: 5 } });
  await saveSettings(page, 'known', { name: 'Known of old' });
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const value = page.locator('[data-freezer="pantry"] [data-celsius]');
  await expect(value).toHaveAttribute('data-celsius', '-3.42');
  const restarted = gelo.killAndRestart();
  await expect(page.getByText('lost its connection')).toBeVisible();
  await restarted;
  await gelo.send({ key: 'pantry', value: '-4.5' });
  await expect(value).toHaveAttribute('data-celsius', '-4.5');
  await expect(page.getByText('lost its connection')).toHaveCount(0);
  await expect(page.getByText(/This page saw nothing from .* to /)).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expect(page.locator('[data-freezer="gone"]')).toHaveAttribute('data-state', 'silent');
  const known = page.locator('[data-freezer="known"]');
  await expect(known.locator('[data-celsius="2"]')).toBeVisible();
  await expect(known.getByText('Known of old')).toBeVisible();
  await expect(page.locator('[data-freezer="pantry"]')).toHaveAttribute('data-state', 'ok');
});

test('UI5: the theme that was chosen is there from the first paint on', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: Light');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: Dark');
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await background()).not.toBe(light);
});

test('FL3, FL4: search and size are kept; the table shows the same freezers', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'câmara 2', value: '-1' }, { key: 'pantry', value: '-3.42' });
  await page.goto('/');
  await expect(page.locator('[data-freezer="pantry"]')).toBeVisible();
  await page.getByRole('searchbox').fill('CAMARA');
  await expect(page.locator('[data-freezer]')).toHaveCount(1);
  await page.getByRole('button', { name: en.fleet.densities.table }).click();
  await page.reload();
  await expect(page.locator('[data-freezer="câmara 2"]')).toBeVisible();
  await expect(page.locator('[data-freezer]')).toHaveCount(1);
  await expect(page.locator('[data-density="table"]')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('CAMARA');
});

test('CN1: the badge tells how long a reading takes from Kafka to the screen', async ({
  page,
  gelo,
}) => {
  await page.goto('/');
  await expect(async () => {
    await gelo.send({ key: 'pantry', value: '-3.42' });
    const badge = page.locator('[data-latency]');
    expect(Number(await badge.getAttribute('data-latency', { timeout: 2000 }))).toBeLessThan(2000);
  }).toPass();
});

test('CN2: offline and back, the page catches up by itself', async ({
  page,
  context,
  gelo,
  allowErrors,
}) => {
  allowErrors(/WebSocket|ERR_INTERNET_DISCONNECTED/);
  await gelo.send({ key: 'pantry', value: '-3.42' });
  await page.goto('/');
  const value = page.locator('[data-freezer="pantry"] [data-celsius]');
  await expect(value).toHaveAttribute('data-celsius', '-3.42');
  await context.setOffline(true);
  await expect(page.locator('[data-connection="lost"]')).toBeVisible();
  await expect(page.locator('[data-reading="false"]')).toBeVisible();
  await gelo.send({ key: 'pantry', value: '-2.5' });
  await context.setOffline(false);
  await expect(value).toHaveAttribute('data-celsius', '-2.5');
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
});

test('WL1: the wall shows freezers without controls, and its state', async ({ page, gelo }) => {
  await gelo.send({ key: 'pantry', value: '-3.42' });
  await page.goto('/wall');
  await expect(page.locator('[data-freezer]').first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  const scrolls = await page.evaluate(
    () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
  );
  expect(scrolls).toBe(false);
});

test('PW1: it can be installed, and without Gelo a page says since when', async ({
  page,
  context,
  allowErrors,
}) => {
  allowErrors(/WebSocket|ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  const manifest = (await (await page.request.get('/manifest.webmanifest')).json()) as {
    icons: { src: string }[];
  };
  for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await context.setOffline(true);
  await page.goto('/wall');
  await expect(page.getByRole('heading', { name: 'Gelo cannot be reached' })).toBeVisible();
  await expect(page.getByText(/Nothing has been heard from it since .*\d/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Gelo cannot be reached')).toHaveCount(0, { timeout: 20_000 });
});

test('UI11: the fleet’s first load is at most 200 kB of compressed script, without the chart', async ({
  page,
  gelo,
}) => {
  await gelo.send({ key: 'pantry', value: '-3.42' });
  const scripts: { bytes: number; text: string }[] = [];
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const read = async () => {
      const { responseBodySize } = await response.request().sizes();
      scripts.push({ bytes: responseBodySize, text: await response.text() });
    };
    reading.push(read());
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.locator('[data-freezer="pantry"]')).toBeVisible();
  await Promise.all(reading);
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter(({ text }) => text.includes('recharts'))).toEqual([]);
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(200_000);
});

test('GW5: of a frame that is lost on the way the page asks for what it missed, and goes on', async ({
  page,
  gelo,
}) => {
  let lose = false;
  let asked = 0;
  await page.routeWebSocket(/\/socket\.io\//, (browser) => {
    const server = browser.connectToServer();
    browser.onMessage((message) => {
      if (message.includes('live:resync')) asked++;
      server.send(message);
    });
    server.onMessage((message) => {
      const isLost = lose && message.includes('live:advanced');
      if (isLost) lose = false;
      else browser.send(message);
    });
  });
  await gelo.send({ key: 'cellar', value: '-1' });
  await page.goto('/');
  const value = page.locator('[data-freezer="cellar"] [data-celsius]');
  await expect(value).toHaveAttribute('data-celsius', '-1');
  lose = true;
  await gelo.send({ key: 'cellar', value: '-2' });
  await expect(() => expect(lose).toBe(false)).toPass();
  await gelo.send({ key: 'cellar', value: '-3' });
  await expect(value).toHaveAttribute('data-celsius', '-3');
  expect(asked).toBe(1);
  await gelo.send({ key: 'cellar', value: '-4' });
  await expect(value).toHaveAttribute('data-celsius', '-4');
  expect(asked).toBe(1);
});
