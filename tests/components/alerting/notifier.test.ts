import { expect, test } from 'vitest';
import { createNotifier } from '#components/alerting/notifier.ts';
import { alarmView } from '#tests/support/builders.ts';

const words = {
  one: ({ id }: { id: number }) => ({ title: `f${id}`, body: 'Too warm' }),
  many: (count: number) => `${count} alarms`,
};
const alarms = (count: number) => Array.from({ length: count }, (_, n) => alarmView({ id: n + 1 }));

/** What a browser does with notifications, for all its tabs. */
function openDesk() {
  const standing = new Map<string, string>();
  const shown: string[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const desk = {
    async showNotification(title: string, { body = '', tag = '' }: NotificationOptions) {
      shown.push(tag);
      standing.set(tag, `${title}: ${body}`);
    },
    async getNotifications(filter?: { tag: string }) {
      const tags = [...standing.keys()].filter((tag) => filter === undefined || tag === filter.tag);
      return tags.map((tag) => ({ tag, close: () => void standing.delete(tag) }));
    },
  };
  return {
    shown,
    openTab: () =>
      createNotifier((act) => {
        turn = turn.then(() => act(desk));
      }),
    async standing() {
      await turn;
      return [...standing.values()];
    },
  };
}

test('AT5: one for each raising', async () => {
  const { openTab, shown, standing } = openDesk();
  openTab().notify([...alarms(2), alarmView({ id: 2, timesRaised: 2 })], words);
  expect(await standing()).toEqual(['f1: Too warm', 'f2: Too warm', 'f2: Too warm']);
  expect(shown).toEqual(['1.1', '2.1', '2.2']);
});

test('AT5: of many at once there is one, which names the worst', async () => {
  const { openTab, standing } = openDesk();
  openTab().notify(alarms(4), words);
  expect(await standing()).toEqual(['4 alarms: f1: Too warm']);
});

test('AT5: many that come later do not take the place of those before', async () => {
  const { openTab, shown, standing } = openDesk();
  const { notify, keepOnly } = openTab();
  const later = [5, 6, 7, 8].map((id) => alarmView({ id }));
  keepOnly([]);
  notify(alarms(4), words);
  keepOnly(alarms(4));
  notify(later, words);
  keepOnly([...alarms(4), ...later]);
  await standing();
  expect(new Set(shown).size).toBe(2);
  keepOnly(later);
  expect(await standing()).toHaveLength(2);
  keepOnly([]);
  expect(await standing()).toEqual([]);
});

test('AT5: it goes when nobody needs to be called any more', async () => {
  const { openTab, standing } = openDesk();
  const { notify, keepOnly } = openTab();
  keepOnly(alarms(2));
  notify(alarms(2), words);
  keepOnly(alarms(1));
  expect(await standing()).toEqual(['f1: Too warm']);
});

test('AT5: several tabs notify once, and each takes back what another has shown', async () => {
  const { openTab, shown, standing } = openDesk();
  const tabs = [openTab(), openTab()];
  for (const tab of tabs) {
    tab.keepOnly(alarms(1));
    tab.notify(alarms(1), words);
  }
  expect(await standing()).toEqual(['f1: Too warm']);
  expect(shown).toEqual(['1.1']);
  tabs[1]?.keepOnly([]);
  expect(await standing()).toEqual([]);
});

test('AT5: a tab that lags does not take back what it has not heard of yet', async () => {
  const { openTab, standing } = openDesk();
  const [quick, slow] = [openTab(), openTab()];
  for (const tab of [quick, slow]) tab.keepOnly(alarms(1));
  quick.keepOnly(alarms(2));
  quick.notify(alarms(2).slice(1), words);
  slow.keepOnly([]);
  expect(await standing()).toEqual(['f2: Too warm']);
});

test('AT5: a page that is opened takes back what one before it has left', async () => {
  const { openTab, standing } = openDesk();
  openTab().notify(alarms(2), words);
  openTab().keepOnly(alarms(1));
  expect(await standing()).toEqual(['f1: Too warm']);
});
