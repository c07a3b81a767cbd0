import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { vi } from 'vitest';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { HistoryBucket } from '#lib/api/history.ts';
import type { Snapshot } from '#lib/live/events.ts';
import type { Me } from '#lib/people/roles.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering } from '#tests/support/alarms-page.tsx';
import { change, factsOf, NOON, slot } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

export const MINUTE = 60_000;

export function historyBucket(minutes: number, mean: number, half = 0.5): HistoryBucket {
  return {
    ...{ from: NOON + minutes * MINUTE, min: mean - half, max: mean + half, mean, count: 6 },
    ...{ faulty: 0, below: 0, above: 0, simulated: 0 },
  };
}

export function freezerView(given: Partial<FreezerView> = {}): FreezerView {
  return {
    ...{ id: 'f1', name: null, place: null, profile: 'beverage', overrides: {} },
    ...{ settings: PROFILE_SETTINGS.beverage, since: NOON, retired: null, newest: null },
    ...given,
  };
}

const PROFILES = BUILT_IN_PROFILES.map((id) => ({
  ...{ id, name: null, settings: PROFILE_SETTINGS[id], freezers: 1 },
}));

export const STATISTICS = {
  ...{ count: 60, faulty: 0, simulated: 0, min: 3, max: 9.5, mean: 4.25, mkt: 4.5 },
  ...{ coveredMs: 45 * MINUTE, outsideMs: 6 * MINUTE, belowMs: 0, aboveMs: 6 * MINUTE },
  longestExcursion: {
    ...{ from: NOON - 30 * MINUTE, to: NOON - 24 * MINUTE, outsideMs: 6 * MINUTE },
    ...{ coldest: null, warmest: 9.5 },
  },
};

export type Answers = Record<string, (query: URLSearchParams) => unknown>;

/** What the server says of the freezer f1, by the end of the path; tests say what is otherwise. */
export function serving(given: Answers = {}) {
  const hour = [...Array(60).keys()].map((minute) => historyBucket(minute - 60, 4));
  const answers: Answers = {
    '/api/freezers/f1': () => freezerView(),
    '/history': () => ({ freezer: 'f1', width: MINUTE, source: 'minute', buckets: hour }),
    '/statistics': () => ({ from: NOON - 60 * MINUTE, to: NOON, statistics: STATISTICS }),
    '/readings': () => ({
      readings: [{ at: NOON - 1000, celsius: 4.56, partition: 2, offset: '789', faulty: false }],
    }),
    '/settings': () => ({ name: null, place: null, profile: 'beverage', overrides: {} }),
    '/api/profiles': () => ({ profiles: PROFILES }),
    '/api/journal': () => ({ entries: [] }),
    '/api/alarms': () => ({ alarms: [] }),
    ...given,
  };
  return answering(({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://gelo');
    const [, answer] = Object.entries(answers).find(([end]) => pathname.endsWith(end)) ?? [];
    const answered = answer?.(searchParams);
    return answered instanceof Response ? answered : Response.json(answered);
  });
}

/** Something of the page of a freezer that is live at noon. */
export async function showOfFreezer(
  what: ReactNode,
  { locale = 'en', me, ...given }: Partial<Snapshot> & { locale?: Locale; me?: Me } = {},
) {
  const scene = openScene(
    {
      freezers: [change({ celsius: 4, slots: [slot(0, 4)] })],
      facts: [factsOf('f1')],
      ...given,
    },
    me,
  );
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const shown = await scene.show(<SWRConfig value={fresh}>{what}</SWRConfig>, locale);
  const find = (selector: string) => shown.container.querySelector<HTMLElement>(selector);
  return { ...shown, scene, find };
}

/** A pointer over the plot, so far from its left to its right edge. */
export function pointAt(plot: Element, share: number, type = 'pointermove', kind = 'mouse') {
  const { left, top, width, height } = plot.getBoundingClientRect();
  vi.spyOn(plot, 'setPointerCapture').mockImplementation(() => undefined);
  plot.dispatchEvent(
    new PointerEvent(type, {
      ...{
        bubbles: true,
        pointerId: 1,
        pointerType: kind,
        button: type === 'pointermove' ? -1 : 0,
      },
      ...{ clientX: left + width * share, clientY: top + height / 2 },
    }),
  );
}
