import { SWRConfig } from 'swr';
import { FreezersAdmin } from '#components/admin/freezers/freezers-admin.tsx';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { PreviewView } from '#lib/api/preview.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { Snapshot } from '#lib/live/events.ts';
import type { Me } from '#lib/people/roles.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { type Asked, answering } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { freezerView, historyBucket, MINUTE } from '#tests/support/freezer-page.tsx';
import { goTo, freezers as live, openScene } from '#tests/support/live-scene.tsx';

export function listedFreezer(id: string, given: Partial<FreezerView> = {}): FreezerView {
  const newest = { at: NOON, heardAt: NOON, celsius: -3, celsiusAt: NOON, simulated: false };
  return freezerView({ id, newest, ...given });
}

const NO_ALARM = { loud: { times: 0, ms: 0 }, kinds: [], stretches: [] };

export function outcome(times: number, minutes: number): PreviewView['would'] {
  const ms = minutes * MINUTE;
  const from = NOON - 60 * MINUTE;
  return {
    loud: { times, ms },
    kinds: times === 0 ? [] : [{ kind: 'high', times, ms }],
    stretches: times === 0 ? [] : [{ kind: 'high', from, to: from + ms, limit: 5 }],
  };
}

export type Server = {
  freezers: FreezerView[];
  profiles: ProfileView[];
  preview: (settings: Record<string, unknown>) => Partial<PreviewView>;
  /** What is answered in place of all that. */
  instead: (asked: Asked, query: URLSearchParams) => unknown;
};

const PROFILES: ProfileView[] = BUILT_IN_PROFILES.map((id) => ({
  ...{ id, name: null, settings: PROFILE_SETTINGS[id], freezers: 0 },
}));

/** A server with these freezers and profiles. */
export function servingFreezers(given: Partial<Server> = {}) {
  const server: Server = {
    ...{ freezers: [], profiles: PROFILES, instead: () => undefined },
    preview: () => ({ would: NO_ALARM, now: NO_ALARM }),
    ...given,
  };
  const buckets = [...Array(60).keys()].map((minute) => historyBucket(minute - 60, 4));
  const asked = answering((one) => {
    const { pathname, searchParams } = new URL(one.path, 'http://gelo');
    const own = server.instead(one, searchParams);
    if (own !== undefined) return own instanceof Response ? own : Response.json(own);
    return Response.json(answerOf(server, one, pathname, searchParams, buckets));
  });
  const changes = () => asked.filter(({ method }) => method !== 'GET');
  return { server, asked, changes };
}

function answerOf(
  server: Server,
  { method, body }: Asked,
  path: string,
  query: URLSearchParams,
  buckets: unknown[],
): unknown {
  const { freezers, profiles } = server;
  if (path === '/api/freezers') return method === 'POST' ? { changed: 2 } : { freezers };
  if (path === '/api/profiles') return { profiles };
  if (path.endsWith('/history')) return { width: MINUTE, source: 'minute', buckets };
  if (path === '/api/alarms') return { alarms: [] };
  if (path === '/api/journal') return { entries: [] };
  const [, id = '', rest = ''] = /^\/api\/freezers\/([^/]+)(.*)$/.exec(path) ?? [];
  const freezer = freezers.find((each) => each.id === decodeURIComponent(id));
  if (rest === '/settings' && method === 'GET' && freezer !== undefined) {
    const { name, place, profile, overrides } = freezer;
    return { name, place, profile, overrides };
  }
  if (rest === '/preview') {
    const settings = JSON.parse(query.get('settings') ?? '{}') as Record<string, unknown>;
    const found = { freezer: id, from: NOON - 1, to: NOON, ...server.preview(settings) };
    return query.get('compare') === 'false' ? { ...found, now: null } : found;
  }
  return { ...freezer, ...(typeof body === 'object' ? body : {}) };
}

export async function showFreezersAdmin(
  address = '/admin/freezers',
  {
    locale = 'en' as Locale,
    me = undefined as Me | undefined,
    snapshot = {} as Partial<Snapshot>,
  } = {},
) {
  goTo(address);
  const scene = openScene({ freezers: live(), ...snapshot }, me);
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const shown = await scene.show(
    <SWRConfig value={fresh}>
      <FreezersAdmin />
    </SWRConfig>,
    locale,
  );
  const rows = () => [...shown.container.querySelectorAll<HTMLElement>('[data-listed]')];
  return { ...shown, scene, rows, ids: () => rows().map(({ dataset }) => dataset['listed']) };
}
