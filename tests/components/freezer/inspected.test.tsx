import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { HistorySection } from '#components/freezer/history-section.tsx';
import { problem } from '#tests/support/alarms-page.tsx';
import { alarmView, change, NOON } from '#tests/support/builders.ts';
import {
  type Answers,
  historyBucket,
  MINUTE,
  pointAt,
  serving,
  showOfFreezer,
} from '#tests/support/freezer-page.tsx';

async function showPlot(answers: Answers = {}) {
  const asked = serving(answers);
  const shown = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => shown.find('[data-plot]')?.ariaLabel).toMatch(/°C/);
  const told = () => shown.find('[data-inspected]')?.textContent.replace(/\s+/g, ' ');
  return { ...shown, asked, told, plot: shown.find('[data-plot]') as HTMLElement };
}

test('FZ5: pointing tells when, mean, least, greatest, and the newest reading there with its place in Kafka', async () => {
  const { plot, told, asked, find } = await showPlot();
  pointAt(plot, 0.505);
  await expect.poll(told).toMatch(/Mean4\.00 °CLowest3\.50 °CHighest4\.50 °C/);
  await expect.poll(told).toMatch(/4\.56 °C · .*partition 2, offset 789/);
  const at = NOON - 30 * MINUTE;
  expect(asked.map(({ path }) => path)).toContain(
    `/api/freezers/f1/readings?from=${at}&to=${at + MINUTE}&limit=1`,
  );
  expect(find('[data-still]')?.textContent).toContain('Back to live');
  pointAt(plot, 0.505, 'pointerout');
});

test('FZ5: who only passes over does not ask for each place', async () => {
  const { plot, asked, told } = await showPlot();
  for (const share of [0.2, 0.3, 0.4, 0.5]) pointAt(plot, share);
  await expect.poll(told).toContain('offset 789');
  expect(asked.filter(({ path }) => path.includes('/readings?'))).toHaveLength(1);
});

test('FZ5: what has just been seen needs no asking', async () => {
  const { plot, told, asked, scene } = await showPlot();
  scene.pass(2000);
  const seen = { celsius: 5.11, at: NOON + 1000, partition: 1, offset: '42' };
  scene.advance({ changes: [change(seen)] });
  await expect.poll(() => plot.ariaLabel, { timeout: 5000 }).toContain('5.11');
  pointAt(plot, 0.9999);
  await expect.poll(told).toMatch(/5\.11 °C · .*partition 1, offset 42/);
  expect(asked.filter(({ path }) => path.includes('/readings?'))).toHaveLength(0);
});

test('SM13: pointing at a simulated reading says that it is one, seen or looked up', async () => {
  const found = { at: NOON - 1000, celsius: 4.56, partition: 2, offset: '789', faulty: true };
  const { plot, told, scene } = await showPlot({
    '/readings': () => ({ readings: [{ ...found, simulated: true }] }),
  });
  pointAt(plot, 0.505);
  await expect.poll(told).toContain('4.56 °C (probe error, simulated)');
  pointAt(plot, 0.505, 'pointerout');
  scene.pass(2000);
  scene.advance({ changes: [change({ celsius: 5.11, at: NOON + 1000, simulated: true })] });
  await expect.poll(() => plot.ariaLabel, { timeout: 5000 }).toContain('5.11');
  pointAt(plot, 0.9999);
  await expect.poll(told).toContain('5.11 °C (simulated)');
});

test('FZ5: a gap, readings that are not kept, and a look-up that failed are said', async () => {
  const buckets = [historyBucket(-50, 4), historyBucket(-49, 4)];
  let readings: () => unknown = () => ({ readings: [] });
  const { plot, told } = await showPlot({
    '/history': () => ({ width: MINUTE, buckets }),
    '/readings': () => readings(),
  });
  pointAt(plot, 0.8);
  await expect.poll(told).toBe('No readings here');
  pointAt(plot, 10.5 / 60);
  await expect.poll(told).toContain('not there any more');
  readings = () => problem(503, 'away');
  pointAt(plot, 11.5 / 60);
  await expect.poll(told).toContain('could not be looked up');
});

test('FZ5: an alarm of that time is named', async () => {
  const alarm = alarmView({ since: NOON - 40 * MINUTE, returnedAt: NOON - 20 * MINUTE });
  const { plot, told, find } = await showPlot({ '/api/alarms': () => ({ alarms: [alarm] }) });
  await expect.poll(() => find('[data-shade="high"]')).not.toBeNull();
  pointAt(plot, 0.5);
  await expect.poll(told).toContain('Too warm');
  pointAt(plot, 0.1);
  await expect.poll(told).not.toContain('Too warm');
});

test('FZ5, UI7: by keyboard the mark stands at the newest place and goes from place to place', async () => {
  const { told, find } = await showPlot();
  (find('[aria-label="Zoom out"]') as HTMLElement).focus();
  await userEvent.keyboard('{Tab}');
  await expect.poll(() => document.activeElement === find('[data-plot]')).toBe(true);
  await expect.poll(told).toContain('Mean4.00 °C');
  const first = told();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  await expect.poll(told).not.toBe(first);
  expect(find('[data-inspected]')?.getAttribute('aria-live')).toBe('polite');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('[data-inspected]')).toBeNull();
  expect(find('[data-still]')).toBeNull();
});

test('FZ4: Escape goes back to live, wherever the focus is', async () => {
  const { plot, find } = await showPlot();
  pointAt(plot, 0.5);
  await expect.poll(() => find('[data-still]')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('[data-still]')).toBeNull();
  expect(find('[data-inspected]')).toBeNull();
});

test('FZ4: who takes the pointer away is live again; a finger’s mark stays until the way back', async () => {
  const { plot, find, getByRole } = await showPlot();
  pointAt(plot, 0.5);
  await expect.poll(() => find('[data-still]')).not.toBeNull();
  pointAt(plot, 0.5, 'pointerout');
  await expect.poll(() => find('[data-still]')).toBeNull();
  pointAt(plot, 0.5, 'pointerdown', 'touch');
  pointAt(plot, 0.5, 'pointerup', 'touch');
  pointAt(plot, 0.5, 'pointerout', 'touch');
  await expect.poll(() => find('[data-inspected]')).not.toBeNull();
  // Not a real pointer, which would itself take the mark away on its way to the button.
  const back = getByRole('button', { name: 'Back to live' });
  await expect.element(back).toBeVisible();
  (back.element() as HTMLElement).click();
  await expect.poll(() => find('[data-inspected]')).toBeNull();
});
