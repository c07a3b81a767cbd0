import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { peopleAdmin } from '#lib/messages/en/admin/people.ts';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { expectSound } from '#tests/e2e/house.ts';
import { PASSWORD } from '#tests/support/enter.ts';
import { type Gelo, startGelo, stopIfRunning, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { createRawClient } from '#tests/support/raw-request.ts';

const words = peopleAdmin.peopleAdmin;
const { session } = en;

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
let gelo: Gelo;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  gelo = await startGelo(join(folder.path, 'data'), { PUBLIC_VIEW: 'false' });
});
test.afterAll(async () => {
  await stopIfRunning(gelo.child);
  folder.remove();
});

const errors: string[] = [];
test.afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

/** A browser of its own, in which nothing may go wrong but what a test expects. */
async function open(browser: Browser, expected = /$^/, locale = 'en-US'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: gelo.http, locale });
  context.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !expected.test(text)) errors.push(text);
  });
  context.on('weberror', (error) => errors.push(error.error().message));
  return context.newPage();
}

async function send(key: string, ...values: string[]) {
  const address = { brokers: gelo.kafka.split(','), ssl: false };
  const producer = createKafkaClient({ address, clientId: 'test', log: quietLog }).producer();
  await producer.connect();
  const messages = values.map((value) => ({ key, value }));
  await producer.send({ topic: 'freezer-temperatura', messages });
  await producer.disconnect();
}

async function signIn(page: Page, username: string, password: string) {
  await page.getByLabel(session.username, { exact: true }).fill(username);
  await page.getByLabel(session.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: session.submit, exact: true }).click();
}

/** Refusals that a browser writes down by itself. */
const REFUSALS = /status of 40[13]/;
let operatorPassword = '';

test('WH2, WH8: where looking takes signing in one is led there, in either language, and finds nothing', async ({
  browser,
}) => {
  const page = await open(browser, /$^/, 'pt-BR');
  for (const path of [
    '/',
    '/alarms?kind=high',
    '/freezers/x',
    '/wall',
    '/admin/people',
    '/nothing',
  ]) {
    await page.goto(path);
    await expect(page).toHaveURL(
      `${gelo.http}/sign-in${path === '/' ? '' : `?to=${encodeURIComponent(path)}`}`,
    );
  }
  await expect(page.getByRole('heading', { name: ptBr.session.title })).toBeVisible();
  await expectSound(page);
  for (const path of ['/api/freezers', '/api/alarms', '/api/delivery', '/api/simulation']) {
    expect((await page.request.get(path)).status(), path).toBe(401);
  }
  for (const path of ['/healthz', '/readyz', '/icon.svg', '/offline.html', '/sw.js']) {
    expect((await page.request.get(path)).ok(), path).toBe(true);
  }
  await page.context().close();
});

test('WH1, WH2: what Next has besides pages is for nobody who is not signed in, and takes nothing from anybody', async () => {
  const { ask, close } = createRawClient(gelo.http, 10_000);
  const build = readFileSync(join(import.meta.dirname, '../../.next/BUILD_ID'), 'utf8');
  for (const path of [
    '/_next/image?url=%2Ficon-192.png&w=64&q=75',
    `/_next/data/${build}/admin/people.json`,
    '/_next/static/../../admin/people',
    '/admin/people.rsc',
    '/admin/people/',
    '//admin/people',
    '/%61dmin/people',
    '/sign-in/../admin/people',
    '/_next/mcp',
    `${gelo.http}/admin/people`,
  ]) {
    const { status, headers } = await ask({ method: 'GET', path, headers: { rsc: '1' } });
    expect(status, path).toBe(303);
    expect(headers['location'], path).toMatch(/^\/sign-in/);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    for (const path of ['/', '/sign-in', '/_next/static/x.js', '/icon.svg']) {
      const headers = { 'next-action': 'x', 'content-type': 'text/plain;charset=UTF-8' };
      const { status } = await ask({ method, path, headers, body: Buffer.from('[]') });
      expect(status, `${method} ${path}`).toBe(405);
    }
  }
  close();
});

test('WH12: a page runs only what bears the nonce of its own answer, and is framed by nobody', async ({
  browser,
}) => {
  const page = await open(browser, /Content Security Policy/);
  const nonces = new Set<string>();
  for (let n = 0; n < 2; n++) {
    const answer = await page.goto('/sign-in');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    expect(policy).toContain("frame-ancestors 'none'");
    const text = (await answer?.text()) ?? '';
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(2);
  await expect(page.getByRole('heading', { name: session.title })).toBeVisible();
  const refused = await page.evaluate(() => {
    const told = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.effectiveDirective),
      );
    });
    const injected = document.createElement('div');
    injected.innerHTML = '<img src="/icon.svg" onload="window.hacked = true">';
    document.body.append(injected);
    return told;
  });
  expect(refused).toBe('script-src-attr');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await page.context().close();
});

test('WH4: the link makes an admin of who opens it, who chooses name and password, and adds somebody', async ({
  browser,
}) => {
  const page = await open(browser);
  const link = /\S+\/first\/\S+/.exec(gelo.printed.out)?.[0] ?? '';
  await page.goto(link);
  await expect(page).toHaveURL(`${gelo.http}/admin/simulation`);
  await expect(page.getByText(session.unfinished)).toBeVisible();
  await page.getByRole('button', { name: session.choose }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(session.name, { exact: true }).fill('Ana');
  await dialog.getByLabel(session.username).fill('ana');
  await dialog.getByLabel(session.password, { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: session.save }).click();
  await expect(page.getByText(session.unfinished)).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: words.add }).click();
  await dialog.getByLabel(words.name, { exact: true }).fill('Bia');
  await dialog.getByLabel(words.username).fill('bia');
  await dialog.getByRole('button', { name: words.add }).click();
  operatorPassword = (await dialog.locator('[data-password]').textContent()) ?? '';
  await dialog.getByRole('button', { name: words.done }).click();
  await expect(page.locator('[data-person="bia"]')).toContainText('Operator');
  await expectSound(page);

  const late = await open(browser);
  await late.goto(link);
  await expect(late.getByText(session.linkTitle)).toBeVisible();
  await late.context().close();
  await page.context().close();
});

test('WH1, WH3, WH15: an operator may what operators may; another role counts at once, without a reload', async ({
  browser,
}) => {
  test.slow();
  await send('attic', '0');
  const admin = await open(browser);
  await admin.goto('/admin/people');
  await signIn(admin, 'ana', PASSWORD);
  await expect(admin).toHaveURL(`${gelo.http}/admin/people`);
  const settings = {
    name: null,
    place: null,
    profile: 'beverage',
    overrides: { high: 2, onDelaySeconds: 0 },
  };
  await expect(async () => {
    expect(
      (await admin.request.put('/api/freezers/attic/settings', { data: settings })).status(),
    ).toBe(200);
  }).toPass();
  await send('attic', '9');

  const page = await open(browser, REFUSALS);
  await page.goto('/alarms?freezer=attic');
  await signIn(page, 'bia', 'wrong');
  await expect(page.getByText(session.wrong)).toBeVisible();
  await signIn(page, 'BIA', operatorPassword);
  await expect(page).toHaveURL(`${gelo.http}/alarms?freezer=attic`);
  const acknowledge = page
    .getByRole('main')
    .getByRole('button', { name: en.deed.acknowledge, exact: true });
  await expect(acknowledge.first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const setRole = async (role: string) => {
    await admin.reload();
    await admin.locator('[data-person="bia"]').getByRole('button').click();
    await admin.getByRole('radio', { name: new RegExp(`^${role}`) }).click();
    await admin.getByRole('dialog').getByRole('button', { name: words.save }).click();
    await expect(admin.getByRole('dialog')).toHaveCount(0);
  };
  await setRole('Viewer');
  await expect(acknowledge).toHaveCount(0);
  await expect(page.getByText(session.takes.operator)).toBeVisible();
  await setRole('Operator');
  await expect(acknowledge.first()).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

  await page.goto('/freezers/attic');
  await page.getByRole('button', { name: en.freezerSettings.title }).click();
  await expect(page.getByText(session.takes.admin)).toBeVisible();
  await expect(page.getByLabel(en.setting.place, { exact: true })).toBeDisabled();
  await page.context().close();
  await admin.context().close();
});

test('WH3, WH15: a session that is ended elsewhere is said so, and one signs in on the spot; what was typed stays', async ({
  browser,
}) => {
  const page = await open(browser, REFUSALS);
  await page.goto('/alarms');
  await signIn(page, 'bia', operatorPassword);
  await page
    .getByRole('main')
    .getByRole('button', { name: en.deed.acknowledge, exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByLabel(en.deed.note).fill('the door was open');

  const elsewhere = await open(browser);
  await elsewhere.goto('/admin/people');
  await signIn(elsewhere, 'ana', PASSWORD);
  await elsewhere.locator('[data-person="bia"]').getByRole('button').click();
  await elsewhere.getByRole('button', { name: words.endSessions }).click();
  await expect(elsewhere.getByText(words.ended)).toBeVisible();

  await expect(page.getByText(session.ended)).toBeVisible();
  await dialog.getByRole('button', { name: en.deed.acknowledge }).click();
  const asking = page.getByRole('dialog', { name: session.again });
  await expect(asking).toBeVisible();
  await signIn(page, 'bia', operatorPassword);
  await expect(asking).toHaveCount(0);
  await expect(dialog.getByLabel(en.deed.note)).toHaveValue('the door was open');
  await dialog.getByRole('button', { name: en.deed.again }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(session.ended)).toHaveCount(0);
  await expect(page.locator('[data-connection="live"]')).toBeVisible();

  await page.getByRole('button', { name: /^Account: Bia/ }).click();
  await page.getByRole('button', { name: session.signOut }).click();
  await expect(page).toHaveURL(`${gelo.http}/sign-in`);
  await elsewhere.context().close();
  await page.context().close();
});

test('WH4, WH13: over a restart sessions go on, and nobody is offered a link', async ({
  browser,
}) => {
  const page = await open(browser, /ERR_CONNECTION_REFUSED|status of 503|WebSocket/);
  await page.goto('/');
  await signIn(page, 'ana', PASSWORD);
  await expect(page.locator('[data-freezer="attic"]')).toBeVisible();
  const { port } = new URL(gelo.http);
  await gelo.stop();
  gelo = await startGelo(join(folder.path, 'data'), { PUBLIC_VIEW: 'false', PORT: port });
  expect(gelo.printed.out).not.toContain('/first/');
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Account: Ana/ })).toBeVisible();
  await page.context().close();
});
