import { SWRConfig } from 'swr';
import { IntegrityAdmin } from '#components/admin/integrity/integrity-admin.tsx';
import type { CheckResult, IntegrityRun } from '#lib/api/integrity.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

export const ID = '6f7c2d1e-0000-4000-8000-00000000000';

const partition = (nth: number) => ({
  ...{ partition: nth, sent: 1500, acknowledged: 1500, received: 1500 },
  ...{ missing: 0, doubled: 0, outOfOrder: 0, altered: 0 },
});

export const CLEAN: CheckResult = {
  ...{ verdict: 'clean', ending: 'done', why: null, seconds: 1.54, faults: [] },
  partitions: [partition(0), partition(1)],
  surroundings: {
    ...{ topic: 'readings', acks: 'all', idempotent: false, compression: 'none' },
    ...{ gelo: '0.1.0', kafkajs: '2.2.4', node: '24.21.0' },
  },
};

/** The nth check, which is over and clean unless it is said. */
export function checkRun(nth: number, given: Partial<IntegrityRun> = {}): IntegrityRun {
  return {
    ...{ id: ID + nth, state: 'finished', startedAt: NOON - nth * 60_000, startedBy: 'Ana' },
    ...{ cancelledBy: null, finishedAt: NOON },
    request: { count: 3000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
    progress: { sent: 3000, acknowledged: 3000, received: 3000 },
    result: CLEAN,
    ...given,
  };
}

/** One that is being made. */
export function runningCheck(nth: number, given: Partial<IntegrityRun> = {}): IntegrityRun {
  return checkRun(nth, {
    ...{ state: 'running', finishedAt: null, result: null },
    progress: { sent: 2000, acknowledged: 1900, received: 1500 },
    ...given,
  });
}

/** The page, with a server that a test may change; what is changed there is noted. */
export async function showIntegrity(
  first: IntegrityRun[],
  { me, locale = 'en' }: { me?: Me; locale?: Locale } = {},
) {
  const server = {
    runs: first,
    look: undefined as (() => Response) | undefined,
    /** What a change is answered with. */
    change: (): Response => Response.json(server.runs[0], { status: 202 }),
  };
  const look = (path: string) => {
    const one = server.runs.find(({ id }) => path.endsWith(id));
    return Response.json(one ?? { runs: server.runs });
  };
  const asked = answering(({ method, path }) =>
    method === 'GET' ? (server.look?.() ?? look(path)) : server.change(),
  );
  const scene = openScene({}, ...(me === undefined ? [] : [me]));
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const shown = await scene.show(
    <SWRConfig value={fresh}>
      <IntegrityAdmin />
    </SWRConfig>,
    locale,
  );
  const find = (selector: string) => shown.container.querySelector<HTMLElement>(selector);
  const changes = () => asked.filter(({ method }) => method !== 'GET');
  return { ...shown, server, find, asked, changes };
}
