import { beforeEach, expect, test } from 'vitest';
import { Alarms } from '#components/alarms/alarms.tsx';
import { Alerting } from '#components/alerting/alerting.tsx';
import type { TileLook } from '#components/fleet/density.ts';
import { FreezerHead } from '#components/freezer/freezer-head.tsx';
import { ReportPage } from '#components/freezer/report/report-page.tsx';
import { answering, factsWith } from '#tests/support/alarms-page.tsx';
import { alarmView, change, NOON } from '#tests/support/builders.ts';
import { freezerView, serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { goTo, openScene } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

beforeEach(() => {
  localStorage.clear();
  goTo('/');
});

const SIMULATED = change({ simulated: true });
const marks = (container: HTMLElement) =>
  [...container.querySelectorAll('[data-simulated]')].map((mark) => mark.textContent);

test.each<TileLook>(['normal', 'wall', 'table', 'screen'])(
  'SM13: a tile of look %s says so while its newest reading is simulated',
  async (look) => {
    const scene = openScene({ freezers: [SIMULATED] });
    const { container } = await scene.show(<OneTile look={look} />);
    expect(marks(container)).toEqual(['simulated']);
    scene.advance({ changes: [change({ celsius: 1 })] });
    await expect.poll(() => marks(container)).toEqual([]);
    scene.advance({ changes: [SIMULATED] });
    await expect.poll(() => marks(container)).toEqual(['simulated']);
  },
);

test('SM13: so does a freezer’s page, in the reader’s language', async () => {
  const scene = openScene({ freezers: [SIMULATED, change({ id: 'f2' })] });
  const { container, change: show } = await scene.show(<FreezerHead id="f1" />, 'pt-BR');
  expect(marks(container)).toEqual(['simulado']);
  await show(<FreezerHead id="f2" />);
  expect(marks(container)).toEqual([]);
});

test('SM13: so do its alarms, and the banner that names the worst', async () => {
  answering();
  const facts = factsWith(
    alarmView({ id: 1, freezer: 'f1' }),
    alarmView({ id: 2, freezer: 'f2', kind: 'warning' }),
  );
  const scene = openScene({ freezers: [SIMULATED, change({ id: 'f2' })], facts });
  const { container } = await scene.show(
    <Alerting makeAudio={null}>
      <Alarms />
    </Alerting>,
  );
  const marked = (selector: string) =>
    marks(container.querySelector(selector) ?? document.createElement('p'));
  await expect.poll(() => marked('[data-banner]')).toEqual(['simulated']);
  expect([marked('[data-alarm="1"]'), marked('[data-alarm="2"]')]).toEqual([['simulated'], []]);
  const fault = alarmView({ id: 3, freezer: 'f1', kind: 'fault', raisedAt: NOON + 1 });
  scene.advance({ facts: factsWith(alarmView({ id: 1, freezer: 'f1' }), fault) });
  await expect.poll(() => container.textContent).toContain('f1 (simulated): Sensor fault');
});

test('SM13: a report says on paper that nothing was measured', async () => {
  goTo('/freezers/f1/report?from=2026-01-01T00:00:00Z&to=2026-01-01T12:00:00Z');
  const newest = { at: NOON, heardAt: NOON, celsius: 1, celsiusAt: NOON, simulated: true };
  serving({ '/api/freezers/f1': () => freezerView({ newest }) });
  const { find } = await showOfFreezer(<ReportPage part="f1" />);
  await expect
    .poll(() => find('[data-report]')?.textContent)
    .toContain('Simulated: nothing was measured');
});
