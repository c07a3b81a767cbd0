import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { vi } from 'vitest';
import { Alarms } from '#components/alarms/alarms.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import type { Snapshot } from '#lib/live/events.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { alarmView, factsOf } from '#tests/support/builders.ts';
import { freezers, goTo, openScene } from '#tests/support/live-scene.tsx';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
};
export type Answer = (asked: Asked) => Response | Promise<Response> | undefined;

/** A server that does what it is asked, unless a test answers otherwise; what it is asked is noted. */
export function answering(answer: Answer = () => undefined): Asked[] {
  const all: Asked[] = [];
  vi.spyOn(window, 'fetch').mockImplementation(async (path, { method = 'GET', ...given } = {}) => {
    const body = method === 'GET' ? undefined : await bodyOf(given.body);
    const asked = { method, path: String(path), body };
    all.push(asked);
    return (await answer(asked)) ?? usual(asked);
  });
  return all;
}

/** A file is taken as it is. */
async function bodyOf(body: BodyInit | null | undefined): Promise<unknown> {
  return body instanceof Blob ? body.text() : (JSON.parse(String(body)) as unknown);
}

function usual({ path }: Asked): Response {
  if (path.startsWith('/api/journal')) return Response.json({ entries: [] });
  if (path.startsWith('/api/alarms?')) return Response.json({ alarms: [] });
  return Response.json(alarmView());
}

export const problem = (status: number, detail: string) =>
  Response.json({ type: 'about:blank', title: 'No', status, detail }, { status });

/** What the database says of freezers with these alarms; a name stands before a place. */
export function factsWith(...alarms: AlarmView[]) {
  return [...new Set(alarms.map(({ freezer }) => freezer))].map((freezer) =>
    factsOf(freezer, { alarms: alarms.filter((each) => each.freezer === freezer) }),
  );
}

export const placed = (freezer: string, name: string, place: string, ...alarms: AlarmView[]) =>
  factsOf(freezer, { card: { ...DEFAULT_LIMITS, name, place }, alarms });

type Shown = { address?: string; locale?: Locale; me?: Me; around?: ReactNode };

/** The alarms' page at an address; null is one that has heard of nothing yet. */
export async function showAlarms(
  given: Partial<Snapshot> | null = {},
  { address = '/alarms', locale = 'en', me, around }: Shown = {},
) {
  goTo(address);
  const ids = given?.facts?.map(({ freezer }) => freezer) ?? [];
  const scene = openScene(given && { freezers: freezers(...ids), ...given }, me);
  const page = (
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <Alarms />
      {around}
    </SWRConfig>
  );
  const shown = await scene.show(page, locale);
  const rows = () =>
    [...shown.container.querySelectorAll<HTMLElement>('[data-alarm]')].map(({ dataset }) =>
      Number(dataset['alarm']),
    );
  const row = (id: number) => shown.container.querySelector(`[data-alarm="${id}"]`) as HTMLElement;
  return { ...shown, scene, rows, row };
}
