import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotifier } from '#components/alerting/notifier.ts';
import { alarmView } from '#tests/support/builders.ts';

type Shown = { title: string; body: string; tag: string; closed: boolean; click: () => void };
const shown: Shown[] = [];
const focus = vi.fn();

class FakeNotification {
  onclick: () => void = () => undefined;
  readonly #shown: Shown;
  constructor(title: string, { body = '', tag = '' }: NotificationOptions) {
    this.#shown = { title, body, tag, closed: false, click: () => this.onclick() };
    shown.push(this.#shown);
  }
  close() {
    this.#shown.closed = true;
  }
}

beforeEach(() => {
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('window', { focus });
});
afterEach(() => {
  shown.length = 0;
  focus.mockClear();
  vi.unstubAllGlobals();
});

const words = {
  one: ({ id }: { id: number }) => ({ title: `f${id}`, body: 'Too warm' }),
  many: (count: number) => `${count} alarms`,
};
const alarms = (count: number) => Array.from({ length: count }, (_, n) => alarmView({ id: n + 1 }));

test('AT5: one for each raising, by a tag that makes one of those of several tabs', () => {
  const { notify } = createNotifier();
  notify([...alarms(2), alarmView({ id: 2, timesRaised: 2 })], words);
  expect(shown.map(({ title, body, tag }) => [title, body, tag])).toEqual([
    ['f1', 'Too warm', '1.1'],
    ['f2', 'Too warm', '2.1'],
    ['f2', 'Too warm', '2.2'],
  ]);
});

test('AT5: of many at once there is one, which names the worst', () => {
  createNotifier().notify(alarms(4), words);
  expect(shown.map(({ title, body }) => [title, body])).toEqual([['4 alarms', 'f1: Too warm']]);
});

test('AT5: many that come later do not take the place of those before', () => {
  const { notify, keepOnly } = createNotifier();
  notify(alarms(4), words);
  const later = [5, 6, 7, 8].map((id) => alarmView({ id }));
  notify(later, words);
  expect(new Set(shown.map(({ tag }) => tag)).size).toBe(2);
  keepOnly([]);
  expect(shown.map(({ closed }) => closed)).toEqual([true, true]);
});

test('AT5: it goes when nobody needs to be called any more', () => {
  const { notify, keepOnly } = createNotifier();
  notify(alarms(2), words);
  keepOnly(alarms(1));
  expect(shown.map(({ closed }) => closed)).toEqual([false, true]);
  notify(alarms(4), words);
  keepOnly(alarms(1));
  expect(shown.at(-1)?.closed).toBe(false);
  keepOnly([]);
  expect(shown.map(({ closed }) => closed)).toEqual([true, true, true]);
});

test('AT5: a click on it brings the page to the front', () => {
  createNotifier().notify(alarms(1), words);
  shown[0]?.click();
  expect(focus).toHaveBeenCalledOnce();
  expect(shown[0]?.closed).toBe(true);
});

test('AT5: where only service workers may notify nothing breaks', () => {
  vi.stubGlobal('Notification', () => {
    throw new TypeError('Illegal constructor');
  });
  const { notify, keepOnly } = createNotifier();
  notify(alarms(1), words);
  keepOnly([]);
  expect(shown).toEqual([]);
});
