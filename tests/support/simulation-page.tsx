import { SWRConfig } from 'swr';
import { SimulationAdmin } from '#components/admin/simulation/simulation-admin.tsx';
import type { SensorList, SimulationView } from '#lib/api/simulation.ts';
import type { Snapshot } from '#lib/live/events.ts';
import type { Me } from '#lib/people/roles.ts';
import { BUILT_IN_PROFILES } from '#lib/settings/profiles.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import type { Locale } from '#lib/words/locale.ts';
import { type Answer, answering } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

type Sensor = SensorList['sensors'][number];

export function simulatedSensor(number: number, given: Partial<Sensor> = {}): Sensor {
  return {
    ...{ id: `sensor${number}`, running: true, model: 'plain', rate: 1 },
    ...{ profile: 'beverage', seed: number },
    ...given,
  };
}

export function simulationView(given: Partial<SimulationView> = {}): SimulationView {
  return {
    ...{ revision: 1, sensors: 3, running: 3, wishedPerSecond: 3, partitions: 3 },
    ...{ owner: { name: 'kitchen:42', since: NOON - 120_000 }, settings: USUAL_SENDING },
    ...{ faults: [], acknowledged: 1234, unconfirmed: 0, failed: 0, retried: 0, skipped: 0 },
    ...{ buffered: 0, inFlight: 1, unansweredMs: 4, perSecond: 3, latencyMs: 12.34 },
    ...{ receipts: [], problem: null },
    ...given,
  };
}

const PROFILES = BUILT_IN_PROFILES.map((id) => ({ id, name: null }));
const ANA: Me = { person: 'Ana', role: 'admin' };

/** The page over a server whose simulation is as given, until what it is asked changes it. */
export async function showSimulation(
  given: {
    view?: Partial<SimulationView>;
    sensors?: readonly Sensor[];
    live?: Partial<Snapshot>;
    me?: Me;
    locale?: Locale;
    answer?: Answer;
  } = {},
) {
  const sensors = given.sensors ?? [0, 1, 2].map((number) => simulatedSensor(number));
  const running = sensors.filter((each) => each.running).length;
  const there = { sensors: sensors.length, running };
  const server = { view: simulationView({ ...there, ...given.view }), sensors: [...sensors] };
  const asked = answering((request) => {
    const own = given.answer?.(request);
    if (own !== undefined) return own;
    if (request.path === '/api/profiles') return Response.json({ profiles: PROFILES });
    if (request.path.endsWith('/sensors')) {
      return Response.json({ revision: server.view.revision, sensors: server.sensors });
    }
    return Response.json(server.view);
  });
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const scene = openScene(given.live ?? {}, given.me ?? ANA);
  const page = (
    <SWRConfig value={fresh}>
      <SimulationAdmin />
    </SWRConfig>
  );
  const shown = await scene.show(page, given.locale);
  const find = (selector: string) => shown.container.querySelector<HTMLElement>(selector);
  const all = (selector: string) => [...shown.container.querySelectorAll<HTMLElement>(selector)];
  /** What was asked of it besides looking. */
  const done = () =>
    asked
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path, body }) => [method, path.replace('/api/simulation', ''), body]);
  return { ...shown, scene, server, asked, done, find, all };
}
