import { Fleet } from '#components/fleet/fleet.tsx';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import type { Locale } from '#lib/words/locale.ts';
import { alarmView, factsOf } from '#tests/support/builders.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';

export const alarmed = (id: string, given: Parameters<typeof alarmView>[0] = {}) =>
  factsOf(id, { alarms: [alarmView({ freezer: id, ...given })] });

export const named = (id: string, name: string, place: string | null = null) =>
  factsOf(id, { card: { ...DEFAULT_LIMITS, name, place } });

/** The fleet's page with these freezers, and in which order it shows them. */
export async function showFleet(
  ids: readonly string[],
  given: Parameters<typeof openScene>[0] = {},
  locale: Locale = 'en',
) {
  const scene = openScene({ freezers: freezers(...ids), ...given });
  const shown = await scene.show(<Fleet />, locale);
  const tile = (id: string) =>
    shown.container.querySelector(`[data-freezer="${CSS.escape(id)}"]`) as HTMLElement;
  const order = () =>
    [...shown.container.querySelectorAll<HTMLElement>('[data-freezer]')]
      .sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
      .map(({ dataset }) => dataset['freezer']);
  const held = () => shown.container.querySelector('[data-held="true"]') !== null;
  return { ...shown, scene, tile, order, held };
}
