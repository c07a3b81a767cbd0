import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Channel, createTurn } from '#components/alerting/turn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tabs with these numbers that hear each other; what each did is noted. */
function openTabs(tabs: readonly number[], delay = 0) {
  const channels = new Set<Channel>();
  const rang: number[] = [];
  const heard: number[] = [];
  const open = (tab: number) => {
    const channel: Channel = {
      onmessage: null,
      postMessage(data) {
        for (const other of channels) {
          if (other === channel) continue;
          const tell = () => other.onmessage?.(new MessageEvent('message', { data }));
          if (delay === 0) tell();
          else setTimeout(tell, delay);
        }
      },
      close: () => void channels.delete(channel),
    };
    channels.add(channel);
    const now = () => Date.now();
    const turn = createTurn({ channel, tab, now, onRang: () => void heard.push(tab) });
    return { ask: () => turn.ask(() => void rang.push(tab)), stop: turn.stop };
  };
  return { turns: tabs.map(open), rang, heard };
}

test('AT2: of several tabs that would ring at once one does, and the others hear of it', () => {
  const { turns, rang, heard } = openTabs([3, 1, 2]);
  for (const { ask } of turns) ask();
  vi.advanceTimersByTime(1000);
  expect(rang).toEqual([1]);
  expect(heard).toEqual([3, 2]);
});

test('AT2: a tab alone rings, also without a way to speak to others', () => {
  const { turns, rang } = openTabs([1]);
  turns[0]?.ask();
  turns[0]?.ask();
  vi.advanceTimersByTime(1000);
  expect(rang).toEqual([1]);
  const ring = vi.fn();
  const alone = createTurn({ channel: undefined, tab: 1, now: Date.now, onRang: () => undefined });
  alone.ask(ring);
  expect(ring).toHaveBeenCalledOnce();
});

test('AT2: when the tab that went before was closed, another rings', () => {
  const { turns, rang } = openTabs([1, 2]);
  turns[0]?.ask();
  turns[0]?.stop();
  vi.advanceTimersByTime(1000);
  turns[1]?.ask();
  vi.advanceTimersByTime(1000);
  expect(rang).toEqual([2]);
});

test('AT2: however many tabs ask within a moment, and in whatever order, exactly one rings', () => {
  const some = fc.uniqueArray(fc.record({ tab: fc.nat(99), after: fc.nat(30) }), {
    ...{ minLength: 1, maxLength: 5, selector: ({ tab }) => tab },
  });
  fc.assert(
    fc.property(some, fc.nat(5), (tabs, delay) => {
      const { turns, rang } = openTabs(
        tabs.map(({ tab }) => tab),
        delay,
      );
      for (const [nth, { after }] of tabs.entries()) setTimeout(() => turns[nth]?.ask(), after);
      vi.advanceTimersByTime(1000);
      for (const { stop } of turns) stop();
      expect(rang).toHaveLength(1);
    }),
  );
});
