import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Alerting } from '#components/alerting/alerting.tsx';
import { SoundButton, SoundMark } from '#components/alerting/sound-button.tsx';
import { answering, factsWith, placed } from '#tests/support/alarms-page.tsx';
import { alarmView, change, factsOf, NOON } from '#tests/support/builders.ts';
import { createFakeAudio } from '#tests/support/fake-audio.ts';
import { freezers, goTo, openScene, stopTime } from '#tests/support/live-scene.tsx';

stopTime();

const ICON = '/icon.svg';
let icon: HTMLLinkElement;
beforeEach(() => {
  localStorage.clear();
  answering();
  goTo('/');
  document.title = 'Gelo';
  icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = ICON;
  document.head.append(icon);
});
afterEach(() => icon.remove());

const high = alarmView({ id: 1, freezer: 'a' });
const later = alarmView({ id: 2, freezer: 'b', raisedAt: high.raisedAt + 1 });
const warning = alarmView({ id: 3, freezer: 'c', kind: 'warning' });
const banner = page.getByRole('region', { name: 'Alarms that wait for somebody' });

async function show(given: Parameters<typeof openScene>[0] = {}) {
  const audio = createFakeAudio();
  const scene = openScene({ freezers: freezers('a', 'b', 'c'), ...given });
  const shown = await scene.show(
    <Alerting makeAudio={audio.make}>
      <SoundButton />
      <SoundMark />
      <main>
        <h1>a page</h1>
      </main>
    </Alerting>,
  );
  const sound = () => shown.container.querySelector<HTMLElement>('[data-sound]')?.dataset['sound'];
  return { ...shown, scene, audio, sound };
}

test('AT1: a banner names the worst alarm, its value and since when, and leaves with it', async () => {
  const { scene } = await show();
  await expect.element(banner).not.toBeInTheDocument();
  scene.advance({
    changes: [change({ id: 'a', celsius: 7.5 })],
    facts: [placed('a', 'Câmara', 'Cozinha', high)],
  });
  await expect.element(banner.getByText('Too warm')).toBeVisible();
  await expect.element(banner.getByRole('link', { name: 'Câmara' })).toBeVisible();
  await expect.element(banner.getByText('7.50 °C')).toBeVisible();
  await expect.element(banner.getByText('for 0 s')).toBeVisible();
  scene.advance({ facts: factsWith({ ...high, standing: 'acknowledged' }) });
  await expect.element(banner).not.toBeInTheDocument();
});

test('AT1: it stands there within 250 ms of its coming', async () => {
  const { scene, container } = await show();
  const began = performance.now();
  const there = new Promise<number>((resolve) => {
    new MutationObserver(() => {
      if (container.querySelector('[data-banner]')) resolve(performance.now() - began);
    }).observe(container, { childList: true, subtree: true });
  });
  scene.advance({ facts: factsWith(high) });
  expect(await there).toBeLessThan(250);
  await expect.poll(() => document.title).toBe('(1) ⚠ Gelo');
});

test('AT1: what is open when the page is opened shows at once; how many more there are', async () => {
  await show({ facts: factsWith(warning, high, later) });
  await expect.element(banner.getByRole('link', { name: 'b', exact: true })).toBeVisible();
  await expect.element(banner.getByText(/and 2 more/)).toBeVisible();
});

test('AT1: the number stands in the title, also after a page has set its own, and a mark on the icon', async () => {
  const { scene, unmount } = await show({ facts: factsWith(high, later) });
  expect(document.title).toBe('(2) ⚠ Gelo');
  expect(icon.getAttribute('href')).toMatch(/^data:image\/svg/);
  document.title = 'Another page';
  await expect.poll(() => document.title).toBe('(2) ⚠ Another page');
  scene.advance({ facts: [factsOf('a')] });
  await expect.poll(() => document.title).toBe('(1) ⚠ Another page');
  scene.advance({ facts: [factsOf('b')] });
  await expect.poll(() => document.title).toBe('Another page');
  expect(icon.getAttribute('href')).toBe(ICON);
  await unmount();
});

test('AT1: each alarm is read aloud once', async () => {
  const { scene, container } = await show();
  const said = () => container.querySelector('[role="alert"]')?.textContent;
  expect(said()).toBeUndefined();
  scene.advance({ facts: factsWith(high) });
  await expect.poll(said).toBe('a: Too warm, −3.42\u00a0°C');
  scene.advance({ changes: [change({ id: 'a', celsius: 9 })] });
  scene.pass(5000);
  await expect.element(banner.getByText('9.00 °C')).toBeVisible();
  expect(said()).toBe('a: Too warm, −3.42\u00a0°C');
  scene.advance({ facts: factsWith(later, warning) });
  await expect.poll(said).toBe('2 alarms. b: Too warm, −3.42\u00a0°C');
});

test('AT1: an alarm that is raised again is read aloud again, though in the same words', async () => {
  const { scene, container } = await show({ facts: factsWith(high) });
  const said = () => container.querySelector('[role="alert"]');
  await expect.poll(() => said()?.textContent).toBe('a: Too warm, −3.42\u00a0°C');
  const before = said();
  scene.advance({ facts: factsWith({ ...high, timesRaised: 2 }) });
  await expect.poll(() => said() !== null && said() !== before).toBe(true);
  expect(said()?.textContent).toBe('a: Too warm, −3.42\u00a0°C');
});

test('AT1, UI7: the keyboard’s focus stays when it is made small and large again', async () => {
  await show({ facts: factsWith(high) });
  (banner.getByRole('button', { name: 'Make it small' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const unfold = banner.getByRole('button', { name: /Show/ });
  await expect.element(unfold).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(banner.getByRole('button', { name: 'Make it small' })).toHaveFocus();
});

test('AT1: it can be made small until another alarm comes, but not sent away', async () => {
  const { scene } = await show({ facts: factsWith(high) });
  await banner.getByRole('button', { name: 'Make it small' }).click();
  await expect.element(banner.getByRole('button', { name: /^1 alarm to ack/ })).toBeVisible();
  await expect.element(banner.getByText('Too warm')).not.toBeInTheDocument();
  scene.advance({ facts: factsWith(warning) });
  await expect.element(banner.getByText('Too warm')).toBeVisible();
  await banner.getByRole('button', { name: 'Make it small' }).click();
  await banner.getByRole('button', { name: /Show/ }).click();
  await expect.element(banner.getByText('Too warm')).toBeVisible();
});

test('AT1, AL16: a freezer beyond its limit is one alarm, its warning does not count', async () => {
  const near = alarmView({ id: 4, freezer: 'a', kind: 'warning' });
  const { scene, container } = await show({ facts: factsWith(near) });
  await expect.element(banner.getByText('Close to a limit')).toBeVisible();
  scene.advance({ facts: [factsOf('a', { alarms: [near, high] })] });
  await expect.element(banner.getByText('Too warm')).toBeVisible();
  await expect.element(banner.getByText(/more/)).not.toBeInTheDocument();
  expect(document.title).toBe('(1) ⚠ Gelo');
  const said = () => container.querySelector('[role="alert"]')?.textContent;
  await expect.poll(said).toMatch(/^a: Too warm/);
  const over = { ...high, standing: 'returned' } as const;
  scene.advance({ facts: [factsOf('a', { alarms: [near, over] })] });
  await expect.element(banner.getByText('Too warm, over')).toBeVisible();
  expect(document.title).toBe('(1) ⚠ Gelo');
});

const acknowledged = { ...high, standing: 'acknowledged' } as const;
async function acknowledgeInBanner(told: () => void, when: 'before' | 'after') {
  localStorage.setItem('gelo-person', 'Ana');
  answering(({ method }) => {
    if (method === 'POST' && when === 'before') told();
    return undefined;
  });
  await banner.getByRole('button', { name: 'Acknowledge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Acknowledge alarm' });
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  if (when === 'after') told();
}

test.each(['before', 'after'] as const)(
  'AT1, UI7: when the banner goes %s its dialog, the keyboard’s focus goes to the page’s heading',
  async (when) => {
    const { scene } = await show({ facts: factsWith(high) });
    await acknowledgeInBanner(() => scene.advance({ facts: factsWith(acknowledged) }), when);
    await expect.element(banner).not.toBeInTheDocument();
    await expect.element(page.getByRole('heading', { name: 'a page' })).toHaveFocus();
  },
);

test.each(['before', 'after'] as const)(
  'AT1, UI7: where another alarm waits the focus stays in the banner, told %s its dialog has closed',
  async (when) => {
    const { scene } = await show({ facts: factsWith(high, warning) });
    await acknowledgeInBanner(() => scene.advance({ facts: factsWith(acknowledged) }), when);
    await expect.element(banner.getByText('Close to a limit')).toBeVisible();
    await expect.element(banner.getByRole('button', { name: 'Acknowledge' })).toHaveFocus();
  },
);

test('AT1: it leads to the alarms, and acknowledges where one is', async () => {
  await show({ facts: factsWith(high) });
  const link = banner.getByRole('link', { name: 'See alarms' });
  await expect.element(link).toHaveAttribute('href', '/alarms');
  await banner.getByRole('button', { name: 'Acknowledge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Acknowledge alarm' });
  await expect.element(dialog).toBeVisible();
  goTo('/alarms');
  await userEvent.keyboard('{Escape}');
  await expect.element(link).not.toBeInTheDocument();
});

test('AT1, WL1: on the wall there is no banner, but the number, the icon and the sound', async () => {
  goTo('/wall');
  await show({ facts: factsWith(high) });
  await expect.element(banner).not.toBeInTheDocument();
  expect(document.title).toBe('(1) ⚠ Gelo');
});

test('AT2: without a wish for it there is no sound, and nothing asks the browser for any', async () => {
  const { scene, audio, sound } = await show({ facts: factsWith(high) });
  audio.allow();
  await userEvent.click(page.getByText('a page'));
  scene.pass(60_000);
  expect(audio.rings()).toBe(0);
  expect(sound()).toBe('off');
});

test('AT2, AT3: sound that the browser holds back says so, and rings once somebody clicks', async () => {
  localStorage.setItem('gelo-sound', 'on');
  const { audio, scene, sound } = await show({ facts: factsWith(high) });
  expect(sound()).toBe('held');
  await expect.element(page.getByRole('button', { name: /holds the sound back/ })).toBeVisible();
  expect(audio.rings()).toBe(0);
  audio.allow();
  await userEvent.click(page.getByText('a page'));
  await expect.poll(sound).toBe('on');
  scene.pass(100);
  await expect.poll(audio.rings).toBe(1);
});

test('AT2: it rings again every thirty seconds until the alarm is acknowledged', async () => {
  localStorage.setItem('gelo-sound', 'on');
  const { scene, audio, sound } = await show();
  audio.allow();
  await userEvent.click(page.getByText('a page'));
  await expect.poll(sound).toBe('on');
  scene.advance({ facts: factsWith(high) });
  scene.pass(100);
  await expect.poll(audio.rings).toBe(1);
  for (let second = 0; second < 29; second++) scene.pass(1000);
  expect(audio.rings()).toBe(1);
  for (let second = 0; second < 3; second++) scene.pass(1000);
  await expect.poll(audio.rings).toBe(2);
  scene.advance({ facts: factsWith({ ...high, standing: 'acknowledged' }) });
  for (let second = 0; second < 90; second++) scene.pass(1000);
  expect(audio.rings()).toBe(2);
});

test('AT4: warnings show in the banner but make no sound', async () => {
  localStorage.setItem('gelo-sound', 'on');
  const { scene, audio, sound } = await show();
  audio.allow();
  await userEvent.click(page.getByText('a page'));
  await expect.poll(sound).toBe('on');
  scene.advance({ facts: factsWith(warning) });
  await expect.element(banner.getByText('Close to a limit')).toBeVisible();
  for (let second = 0; second < 60; second++) scene.pass(1000);
  expect(audio.rings()).toBe(0);
});

test('AT2, AT3: a click turns it on, lets it be heard, and off again; this is remembered', async () => {
  const { audio, sound } = await show();
  audio.allow();
  await page.getByRole('button', { name: /Sound is off/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Sound and notifications' });
  const toggle = dialog.getByRole('switch', { name: 'Sound' });
  await toggle.click();
  await expect.poll(sound).toBe('on');
  await expect.poll(audio.rings).toBe(1);
  expect(audio.tones().length).toBeGreaterThan(1);
  await dialog.getByRole('button', { name: 'Try the sound' }).click();
  await expect.poll(audio.rings).toBe(2);
  expect(localStorage.getItem('gelo-sound')).toBe('on');
  await toggle.click();
  await expect.poll(sound).toBe('off');
  expect(localStorage.getItem('gelo-sound')).toBe('off');
});

test('AT3: that nobody hears an alarm is told as soon as its shelf has ended', async () => {
  const shelved = { ...high, shelvedUntil: NOON + 5000 };
  const { scene, container } = await show({ facts: factsWith(shelved) });
  const button = () => container.querySelector('[data-sound]')?.textContent;
  expect(button()).toBe('');
  scene.pass(5000);
  await expect.poll(button).toBe('Sound is off');
});

test('AT3: a browser without sound says so', async () => {
  const scene = openScene();
  await scene.show(
    <Alerting makeAudio={null}>
      <SoundMark />
    </Alerting>,
  );
  await expect.element(page.getByText('This browser makes no sound')).toBeInTheDocument();
});
