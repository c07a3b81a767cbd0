import { expect, test } from 'vitest';
import { FreezerPage } from '#components/freezer/freezer-page.tsx';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { ALL_UP } from '#lib/health/parts.ts';
import { alarmView, change, factsOf, NOON, slot } from '#tests/support/builders.ts';
import { serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

test('FZ1: value, state, age and name are there, and change by themselves', async () => {
  serving();
  const card = { ...DEFAULT_LIMITS, name: 'Câmara', place: 'Cozinha' };
  const { find, scene, getByRole } = await showOfFreezer(<FreezerPage part="f1" />, {
    facts: [factsOf('f1', { card })],
  });
  await expect.element(getByRole('heading', { name: 'Câmara', level: 1 })).toBeVisible();
  const head = find('[data-freezer="f1"]') as HTMLElement;
  expect(head.textContent).toContain('Cozinha · Key in Kafka: f1');
  expect(head.dataset['state']).toBe('ok');
  expect(find('[data-live]')?.textContent).toBe('live');
  scene.advance({ changes: [change({ celsius: -3.25, slots: [slot(0, -3.25)] })] });
  await expect.poll(() => find('header [data-celsius]')?.dataset['celsius']).toBe('-3.25');
  const alarm = alarmView({ kind: 'low', celsius: -6, limit: -5 });
  scene.advance({ facts: [factsOf('f1', { card, alarms: [alarm] })] });
  await expect.poll(() => head.dataset['state']).toBe('alarm');
  await expect
    .poll(() => find('[data-open-alarm]')?.textContent)
    .toMatch(
      /^Too cold raised at −6\.00\u00a0°C · limit −5\.00\u00a0°C · since .* · not acknowledged$/,
    );
});

test('FZ1, AM1: of its open alarms the worst stands first, whichever came last', async () => {
  serving();
  const cold = alarmView({ id: 1, freezer: 'f1', kind: 'low' });
  const ahead = alarmView({ id: 2, freezer: 'f1', kind: 'clock', raisedAt: cold.raisedAt + 1 });
  const { container } = await showOfFreezer(<FreezerPage part="f1" />, {
    facts: [factsOf('f1', { alarms: [ahead, cold] })],
  });
  const listed = () =>
    [...container.querySelectorAll<HTMLElement>('[data-open-alarm]')].map(
      ({ dataset }) => dataset['openAlarm'],
    );
  await expect.poll(listed).toEqual(['1', '2']);
});

test('FZ1, AL16: a warning that is led stands below in a quiet line, until it stands by itself', async () => {
  serving();
  const near = alarmView({ id: 1, freezer: 'f1', kind: 'warning', celsius: 4.6 });
  const warm = alarmView({ id: 2, freezer: 'f1' });
  const { find, scene } = await showOfFreezer(<FreezerPage part="f1" />, {
    facts: [factsOf('f1', { alarms: [near, warm] })],
  });
  await expect
    .poll(() => find('[data-led-alarm="1"]')?.textContent)
    .toMatch(/^Close to a limit raised at 4\.60\s°C .* · seen to with the alarm above$/);
  expect(find('[data-open-alarm="2"]')?.nextElementSibling).toBe(find('[data-led-alarm="1"]'));
  scene.advance({ facts: [factsOf('f1', { alarms: [near] })] });
  await expect
    .poll(() => find('[data-open-alarm="1"]')?.textContent)
    .toMatch(/ · not acknowledged$/);
});

test('FZ1: alarms are seen to where they are listed for this freezer', async () => {
  serving();
  const id = 'a/b ?&#<b>';
  const { getByRole } = await showOfFreezer(<FreezerPage part={encodeURIComponent(id)} />, {
    freezers: [change({ id })],
    facts: [factsOf(id, { alarms: [alarmView({ freezer: id })] })],
  });
  await expect
    .element(getByRole('link', { name: 'See to its alarms' }))
    .toHaveAttribute('href', `/alarms?freezer=${encodeURIComponent(id)}`);
  await expect.element(getByRole('heading', { name: id, level: 1 })).toBeVisible();
});

test('FZ1: what does not come any more is not called live', async () => {
  serving();
  const parts = { ...ALL_UP, kafka: { status: 'down', since: NOON, reason: 'away' } } as const;
  const { find } = await showOfFreezer(<FreezerPage part="f1" />, { parts });
  await expect.poll(() => find('[data-live]')?.dataset['live']).toBe('false');
  expect(find('[data-freezer="f1"]')?.dataset['reading']).toBe('false');
});

test.each([
  ['nobody', /None is called “nobody”/],
  [encodeURIComponent('<b>x</b>'), /None is called “<b>x<\/b>”/],
  ['%E0%A4', /This address names no freezer\./],
])('UI9: %s is no freezer, and the page says what to do next', async (part, said) => {
  serving();
  const { getByText, getByRole } = await showOfFreezer(<FreezerPage part={part} />);
  await expect.element(getByText(said)).toBeVisible();
  await expect.element(getByRole('link', { name: 'To the freezers' })).toHaveAttribute('href', '/');
});

test('UI9: before the page has heard of any freezer none is called unknown', async () => {
  serving();
  const scene = openScene(null);
  const { getByText } = await scene.show(<FreezerPage part="f1" />);
  await expect.element(getByText('Waiting for the newest value…')).toBeVisible();
});
