import { expect, test } from 'vitest';
import { createAlerter } from '#components/alerting/alerter.ts';
import { createLiveStore } from '#components/live/store.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { alarmView, factsOf, frame, NOON, snapshot } from '#tests/support/builders.ts';

const high = alarmView();

/** A page that rings and notifies as a test can see. */
function openPage(given?: { alarms: AlarmView[] }) {
  let now = NOON;
  let sequence = 0;
  const store = createLiveStore({ now: () => now });
  const facts = (alarms: AlarmView[]) => [factsOf('f1', { alarms })];
  if (given !== undefined) store.restart(snapshot({ facts: facts(given.alarms) }));
  const did: string[] = [];
  let able = true;
  let tick: () => void = () => undefined;
  const alerter = createAlerter({
    store,
    canRing: () => able,
    ring(done) {
      done();
      did.push('ring');
    },
    notify: (news) => did.push(`notify ${news.map(({ id }) => id)}`),
    settle: (waiting) => did.push(`waiting ${waiting.length}`),
    tick: (listener) => {
      tick = listener;
      return () => {
        tick = () => undefined;
      };
    },
  });
  const stop = alerter.start();
  return {
    alerter,
    stop,
    did: () => did.splice(0),
    hold: (held: boolean) => {
      able = !held;
    },
    hear: (...alarms: AlarmView[]) =>
      store.advance(frame({ now, sequence: ++sequence, facts: facts(alarms) })),
    connect: (...alarms: AlarmView[]) => store.restart(snapshot({ now, facts: facts(alarms) })),
    pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        now += 1000;
        tick();
      }
    },
  };
}

test('AT1, AT2, AT5: an alarm that comes is told of at once, before a second has passed', () => {
  const { hear, did, alerter } = openPage({ alarms: [] });
  expect(did()).toEqual(['waiting 0']);
  hear(high);
  expect(did()).toEqual(['waiting 1', 'notify 1', 'ring']);
  expect(alerter.read()).toEqual({ waiting: [high], news: [high] });
});

test('AT2: it rings every thirty seconds until the alarm is acknowledged', () => {
  const { hear, pass, did } = openPage({ alarms: [high] });
  expect(did()).toEqual(['waiting 1', 'ring']);
  pass(29);
  expect(did()).toEqual([]);
  pass(31);
  expect(did()).toEqual(['ring', 'ring']);
  hear({ ...high, standing: 'acknowledged' });
  pass(100);
  expect(did()).toEqual(['waiting 0']);
});

test('AT2, AT3: what the browser holds back sounds as soon as it may', () => {
  const page = openPage({ alarms: [] });
  page.hold(true);
  page.hear(high);
  page.pass(100);
  expect(page.did()).toEqual(['waiting 0', 'waiting 1', 'notify 1']);
  page.hold(false);
  page.alerter.look();
  expect(page.did()).toEqual(['ring']);
});

test('AT2: when another tab rang this one need not for thirty seconds', () => {
  const page = openPage({ alarms: [] });
  page.hold(true);
  page.hear(high);
  page.alerter.heard();
  page.hold(false);
  page.pass(29);
  expect(page.did()).toEqual(['waiting 0', 'waiting 1', 'notify 1']);
  page.pass(1);
  expect(page.did()).toEqual(['ring']);
});

test('AT5: what is open when the page hears first is no news to notify of', () => {
  const page = openPage();
  page.pass(5);
  expect(page.did()).toEqual([]);
  page.connect(high);
  expect(page.did()).toEqual(['waiting 1', 'ring']);
});

test('AT1: who listens is told when the list changes, and only then', () => {
  const { alerter, hear, pass, stop } = openPage({ alarms: [] });
  let told = 0;
  alerter.subscribe(() => told++);
  pass(3);
  expect(told).toBe(0);
  hear(high);
  pass(3);
  expect(told).toBe(1);
  stop();
  hear();
  expect(told).toBe(1);
});
