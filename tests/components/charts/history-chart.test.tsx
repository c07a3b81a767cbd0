import { expect, test } from 'vitest';
import { HistorySection } from '#components/freezer/history-section.tsx';
import { problem } from '#tests/support/alarms-page.tsx';
import { alarmView, change, factsOf, NOON } from '#tests/support/builders.ts';
import { historyBucket, MINUTE, serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

/** Without what is live now. */
const PAST = '/freezers/f1?from=2026-01-01T11:00:00Z&to=2026-01-01T11:59:00Z';

const strokes = (path: string | null | undefined) => (path?.match(/M/g) ?? []).length;

/** So far apart that both limits are on the scale. */
const wide = () => ({
  width: MINUTE,
  buckets: [-50, -49, -48].map((minute) => historyBucket(minute, 0, 3)),
});

test('FZ3: a chart has a line, an envelope, the limits’ band and a label that says it in words', async () => {
  goTo(PAST);
  serving({ '/history': wide });
  const { find, container } = await showOfFreezer(<HistorySection id="f1" />);
  const line = () => find('.recharts-line-curve')?.getAttribute('d');
  await expect.poll(line, { timeout: 10_000 }).toBeTruthy();
  expect(find('.recharts-area-area')?.getAttribute('d')).toBeTruthy();
  expect(container.querySelectorAll('.recharts-reference-line')).toHaveLength(2);
  expect(find('[data-plot]')?.ariaLabel).toMatch(
    /^Temperature from .* to .*: −3\.00 to 3\.00\u00a0°C\. Limits: −5\.00 to 5\.00\u00a0°C\.$/,
  );
});

test('FZ3: a gap breaks line and envelope', async () => {
  goTo(PAST);
  const buckets = [-50, -49, -48, -20, -19].map((minute) => historyBucket(minute, 4));
  serving({ '/history': () => ({ width: MINUTE, buckets }) });
  const { find } = await showOfFreezer(<HistorySection id="f1" />);
  const line = () => find('.recharts-line-curve')?.getAttribute('d');
  await expect.poll(() => strokes(line())).toBe(2);
  expect(strokes(find('.recharts-area-area')?.getAttribute('d'))).toBe(2);
});

test('FZ3: a limit off the scale is told at its edge, in the legend and in the label', async () => {
  goTo(PAST);
  const buckets = [-50, -49, -48].map((minute) => historyBucket(minute, -20));
  serving({ '/history': () => ({ width: MINUTE, buckets }) });
  const { find, container } = await showOfFreezer(<HistorySection id="f1" />);
  const beyond = () => find('[data-beyond="top"]')?.textContent;
  await expect.poll(beyond).toBe('high limit 5\u00a0°C · low limit −5\u00a0°C');
  expect(find('[data-beyond="bottom"]')).toBeNull();
  expect(container.querySelectorAll('.recharts-reference-line')).toHaveLength(0);
  expect(find('[data-off-scale]')?.textContent).toBe('Limit beyond the scale');
  expect(find('[data-plot]')?.ariaLabel).toMatch(
    / The high limit lies above what is shown\. The low limit lies above what is shown\.$/,
  );
});

test('FZ3: where the scale reaches the limits nothing is told of its edges', async () => {
  goTo(PAST);
  serving({ '/history': wide });
  const { find } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('.recharts-line-curve')).not.toBeNull();
  expect(find('[data-beyond]')).toBeNull();
  expect(find('[data-off-scale]')).toBeNull();
});

test('FZ3: alarms are hatched by kind, and the legend names each', async () => {
  const over = alarmView({ id: 1, since: NOON - 40 * MINUTE, returnedAt: NOON - 30 * MINUTE });
  const on = alarmView({ id: 2, kind: 'silent', since: NOON - 10 * MINUTE });
  const asked = serving({ '/api/alarms': () => ({ alarms: [on, over] }) });
  const { find, container } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('[data-shade="silent"]')?.textContent).toBe('Silent');
  expect(find('[data-shade="high"]')?.textContent).toBe('Too warm');
  await expect.poll(() => container.querySelectorAll('.recharts-reference-area').length).toBe(3);
  const fills = ['high', 'silent'].map((kind) => find(`#alarm-${kind} path`)?.getAttribute('d'));
  expect(new Set(fills).size).toBe(2);
  const query = asked.find(({ path }) => path.startsWith('/api/alarms'))?.path ?? '';
  expect(new URLSearchParams(query.split('?')[1]).get('freezer')).toBe('f1');
});

test('FZ3: an alarm that opens is shaded at once', async () => {
  const alarm = alarmView({ id: 1, since: NOON - 5 * MINUTE });
  let alarms: unknown[] = [];
  serving({ '/api/alarms': () => ({ alarms }) });
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('.recharts-line-curve')).not.toBeNull();
  expect(find('[data-shade]')).toBeNull();
  alarms = [alarm];
  scene.advance({ facts: [factsOf('f1', { alarms: [alarm] })] });
  await expect.poll(() => find('[data-shade="high"]')).not.toBeNull();
});

test('FZ2: a stretch without readings says so', async () => {
  goTo(PAST);
  serving({ '/history': () => ({ width: 10_000, buckets: [] }) });
  const { getByText } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/No readings in this period\./)).toBeVisible();
});

test('FZ2: a freezer of which nothing is recorded yet says so', async () => {
  serving({ '/history': () => problem(404, 'There is no freezer “f1”.') });
  const { getByText } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/Nothing of this freezer is recorded yet\./)).toBeVisible();
});

test('FZ2: a history that could not be had can be asked for again', async () => {
  let away = true;
  serving({
    '/history': () =>
      away
        ? problem(503, 'The database is away.')
        : { width: MINUTE, buckets: [historyBucket(-5, 4), historyBucket(-4, 4)] },
  });
  const { getByText, find, getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/That did not work: The database is away\./)).toBeVisible();
  away = false;
  await getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => find('.recharts-line-curve')?.getAttribute('d')).toBeTruthy();
});

test('FZ4: a reading that comes is in the chart, and widens its envelope', async () => {
  serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  const label = () => find('[data-plot]')?.ariaLabel;
  await expect.poll(label).toContain('3.50 to 4.50\u00a0°C');
  scene.pass(1000);
  scene.advance({ changes: [change({ celsius: 7.75, at: NOON + 500, offset: '9' })] });
  await expect.poll(label, { timeout: 5000 }).toContain('3.50 to 7.75\u00a0°C');
});

test('FZ4, LV8: a peak that came and went within a frame widens the envelope', async () => {
  serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  const label = () => find('[data-plot]')?.ariaLabel;
  await expect.poll(label).toContain('3.50 to 4.50\u00a0°C');
  scene.pass(1000);
  const passed = [{ at: NOON + 450, celsius: 9.5, partition: 0, offset: '8' }];
  scene.advance({ changes: [change({ celsius: 4, at: NOON + 500, offset: '9', passed })] });
  await expect.poll(label, { timeout: 5000 }).toContain('3.50 to 9.50\u00a0°C');
});

test('FZ4: a probe error that comes is not drawn as a value', async () => {
  serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  const label = () => find('[data-plot]')?.ariaLabel;
  await expect.poll(label).toContain('3.50 to 4.50\u00a0°C');
  scene.pass(2000);
  scene.advance({ changes: [change({ celsius: -127, at: NOON + 500, offset: '8' })] });
  scene.advance({ changes: [change({ celsius: 4.75, at: NOON + 600, offset: '9' })] });
  await expect.poll(label, { timeout: 5000 }).toContain('3.50 to 4.75\u00a0°C');
});

test('FZ4: a stretch of the past stands still, whatever comes', async () => {
  goTo('/freezers/f1?from=2026-01-01T11:00:00Z&to=2026-01-01T11:30:00Z');
  const asked = serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  const label = () => find('[data-plot]')?.ariaLabel;
  await expect.poll(label).toContain('3.50 to 4.50\u00a0°C');
  const before = label();
  scene.pass(60_000);
  scene.advance({ changes: [change({ celsius: 9, at: NOON + 59_000, offset: '9' })] });
  await expect.poll(() => find('[data-still]')?.textContent).toContain('Back to live');
  expect(label()).toBe(before);
  const history = asked.filter(({ path }) => path.includes('/history'));
  expect(history.map(({ path }) => path)).toEqual([
    `/api/freezers/f1/history?from=${NOON - 60 * MINUTE}&to=${NOON - 30 * MINUTE}&points=500`,
  ]);
});

test('FZ4: after readings were away, history is asked for again', async () => {
  const asked = serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('.recharts-line-curve')).not.toBeNull();
  const count = () => asked.filter(({ path }) => path.includes('/history')).length;
  const before = count();
  scene.store.setConnection('lost');
  await expect.poll(() => scene.store.reading()).toBe(false);
  scene.restart({ freezers: [change({ slots: [] })] });
  await expect.poll(count).toBe(before + 1);
});
