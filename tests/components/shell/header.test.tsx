import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Alerting } from '#components/alerting/alerting.tsx';
import { Header } from '#components/shell/header.tsx';
import { LOCALES } from '#lib/words/locale.ts';
import { alarmView, factsOf } from '#tests/support/builders.ts';
import { createFakeAudio } from '#tests/support/fake-audio.ts';
import { freezers, openScene, stopTime } from '#tests/support/live-scene.tsx';

stopTime();

const alarms = Array.from({ length: 12 }, (_, n) => alarmView({ id: n + 1, freezer: 'f1' }));
const CASES = LOCALES.flatMap((locale) =>
  [390, 640, 768, 1023, 1024, 1280].map((width) => [width, locale] as const),
);

test.each(CASES)('UI7: at %d px, in %s, all of the head has its place', async (width, locale) => {
  await page.viewport(width, 800);
  const scene = openScene({
    freezers: freezers('f1'),
    facts: [factsOf('f1', { alarms })],
  });
  const { container } = await scene.show(
    <Alerting makeAudio={createFakeAudio().make}>
      <Header theme="system" />
    </Alerting>,
    locale,
  );
  scene.store.latency.took(250);
  scene.pass(1000);
  await expect.poll(() => container.querySelector('[data-latency]')).not.toBeNull();
  const things = [...container.querySelectorAll('header a:not([href="#content"]), header button')]
    .concat(...container.querySelectorAll('[data-connection]'))
    .map((thing) => thing.getBoundingClientRect())
    .filter(({ top }) => top < 100)
    .sort((a, b) => a.left - b.left);
  expect(things.length).toBeGreaterThanOrEqual(width < 640 ? 6 : 10);
  for (const [n, { left, right }] of things.entries()) {
    expect(left).toBeGreaterThanOrEqual(things[n - 1]?.right ?? 0);
    expect(right).toBeLessThanOrEqual(width);
  }
  await page.viewport(1280, 800);
});
