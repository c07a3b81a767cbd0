import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Nav } from '#components/shell/nav.tsx';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';
import { goTo, openScene, stopTime } from '#tests/support/live-scene.tsx';

stopTime();

test.each([
  ['/', 'Freezers'],
  ['/freezers/f1', 'Freezers'],
  ['/alarms', 'Alarms'],
  ['/alarms?state=active', 'Alarms'],
])('UI7: at %s it says that this is %s', async (address, name) => {
  goTo(address);
  const { container } = await openScene().show(<Nav />);
  const here = [...container.querySelectorAll('[aria-current="page"]')];
  expect(here.map(({ textContent }) => textContent)).toEqual([name]);
});

test('UI7: it leads to every page, and follows where one goes', async () => {
  const { container, getByRole } = await openScene().show(<Nav />, 'pt-BR');
  const links = [...container.querySelectorAll('a')];
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Freezers', '/'],
    ['Alarmes', '/alarms'],
    ['Telão', '/wall'],
    ['Admin', '/admin'],
  ]);
  goTo('/alarms');
  await expect
    .element(getByRole('link', { name: 'Alarmes' }))
    .toHaveAttribute('aria-current', 'page');
});

test('AT1: how many alarms wait for somebody stands beside their page, until a shelf or a person ends it', async () => {
  const scene = openScene();
  const { container } = await scene.show(<Nav />);
  const alarms = () => container.querySelector('[href="/alarms"]')?.textContent;
  expect(alarms()).toBe('Alarms');
  const open = [
    alarmView({ id: 1 }),
    alarmView({ id: 2, kind: 'fault', standing: 'returned' }),
    alarmView({ id: 3, kind: 'low', standing: 'acknowledged' }),
    alarmView({ id: 4, kind: 'silent', shelvedUntil: NOON + 5000 }),
  ];
  scene.advance({ facts: [factsOf('f1', { alarms: open })] });
  await expect.poll(alarms).toBe('Alarms2');
  scene.pass(5000);
  await expect.poll(alarms).toBe('Alarms3');
  scene.advance({ facts: [factsOf('f1')] });
  await expect.poll(alarms).toBe('Alarms');
});

test('AL16, AT1: a freezer beyond its limit counts once', async () => {
  const both = [alarmView({ id: 1 }), alarmView({ id: 2, kind: 'warning' })];
  const scene = openScene({ facts: [factsOf('f1', { alarms: both })] });
  const { container } = await scene.show(<Nav />);
  expect(container.querySelector('[href="/alarms"]')?.textContent).toBe('Alarms1');
});

test.each([390, 1280])(
  'UI7: at %d px all pages can be reached, each in its own place',
  async (width) => {
    await page.viewport(width, 800);
    const { container } = await openScene().show(<Nav />);
    const boxes = [...container.querySelectorAll('a')].map((link) => link.getBoundingClientRect());
    for (const [n, box] of boxes.entries()) {
      expect(box.height).toBeGreaterThanOrEqual(width < 640 ? 44 : 36);
      expect(box.left).toBeGreaterThanOrEqual(boxes[n - 1]?.right ?? 0);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(800);
    }
    await page.viewport(1280, 800);
  },
);
