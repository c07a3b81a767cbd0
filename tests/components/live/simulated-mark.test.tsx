import { beforeEach, expect, test } from 'vitest';
import { Alarms } from '#components/alarms/alarms.tsx';
import { Alerting } from '#components/alerting/alerting.tsx';
import type { TileLook } from '#components/fleet/density.ts';
import { FreezerHead } from '#components/freezer/freezer-head.tsx';
import { ReportPage } from '#components/freezer/report/report-page.tsx';
import { answering, factsWith } from '#tests/support/alarms-page.tsx';
import { alarmView, change, NOON } from '#tests/support/builders.ts';
import {
  freezerView,
  MINUTE,
  STATISTICS,
  serving,
  showOfFreezer,
} from '#tests/support/freezer-page.tsx';
import { goTo, openScene } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

beforeEach(() => {
  localStorage.clear();
  goTo('/');
});

const RANGE = { from: NOON - 60 * MINUTE, to: NOON };
const SIMULATED = change({ simulated: true });
/** What is read aloud: what is seen may be shorter. */
const marks = (container: HTMLElement) =>
  [...container.querySelectorAll('[data-simulated] :not([aria-hidden])')].map(
    (mark) => mark.textContent,
  );

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

test.each([
  [0, '', ''],
  [12, 'Partly simulated', '12 readings of this period are simulated'],
  [60, 'Simulated: nothing was measured', 'All readings of this period are simulated'],
])(
  'SM13: a report and the statistics say how much of their range is simulated, whatever came since: %d of 60',
  async (simulated, origin, told) => {
    const newest = { at: NOON, heardAt: NOON, celsius: 1, celsiusAt: NOON };
    serving({
      '/api/freezers/f1': () => freezerView({ newest: { ...newest, simulated: simulated === 0 } }),
      '/statistics': () => ({ ...RANGE, statistics: { ...STATISTICS, simulated } }),
    });
    goTo('/freezers/f1/report?from=2026-01-01T00:00:00Z&to=2026-01-01T12:00:00Z');
    const report = await showOfFreezer(<ReportPage part="f1" />);
    const paper = () => report.find('[data-report]')?.textContent ?? '';
    await expect.poll(paper).toContain('Mean');
    expect(paper()).toContain(origin);
    expect(paper()).toContain(told);
    expect(report.find('[data-origin]') === null).toBe(simulated === 0);
    expect(paper().includes('Origin')).toBe(simulated > 0);
  },
);

test('SM13: a report over nothing but simulated errors says so too', async () => {
  const newest = { at: NOON, heardAt: NOON, celsius: 1, celsiusAt: NOON, simulated: true };
  serving({
    '/api/freezers/f1': () => freezerView({ newest }),
    '/statistics': () => ({ ...RANGE, statistics: null }),
  });
  goTo('/freezers/f1/report?from=2026-01-01T00:00:00Z&to=2026-01-01T12:00:00Z');
  const { find } = await showOfFreezer(<ReportPage part="f1" />);
  const paper = () => find('[data-report]')?.textContent;
  await expect.poll(paper).toContain('Simulated: nothing was measured');
});
