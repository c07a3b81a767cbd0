import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { AlarmView } from '#lib/alarm/view.ts';

/** A freezer exists once its first reading is recorded. */
export async function saveSettings(page: Page, freezer: string, given: object): Promise<void> {
  const data = { name: null, place: null, profile: 'beverage', overrides: {}, ...given };
  await expect(async () => {
    const path = `/api/freezers/${encodeURIComponent(freezer)}/settings`;
    expect((await page.request.put(path, { data })).status()).toBe(200);
  }).toPass();
}

export async function openAlarms(page: Page, freezer?: string): Promise<AlarmView[]> {
  const response = await page.request.get('/api/alarms?state=open&limit=500');
  const { alarms } = (await response.json()) as { alarms: AlarmView[] };
  return alarms.filter((alarm) => freezer === undefined || alarm.freezer === freezer);
}

export async function acknowledge(page: Page, freezer: string, note: string): Promise<void> {
  const next = async () =>
    (await openAlarms(page, freezer)).find(({ standing }) => standing !== 'acknowledged');
  // One after the other: with the alarm of a limit its warning is acknowledged too (AL16).
  for (let alarm = await next(); alarm !== undefined; alarm = await next()) {
    const path = `/api/alarms/${alarm.id}/acknowledge`;
    const response = await page.request.post(path, { data: { note } });
    expect(response.status()).toBe(200);
  }
}

/** UI7: nothing serious for who uses a reader or a keyboard, and nothing beyond the edge of the screen. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main, main *, header *, section *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [location.pathname, ...wide.map((element) => element.outerHTML.slice(0, 200))];
  });
  expect(beyond).toEqual([]);
}
