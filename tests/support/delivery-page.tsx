import { SWRConfig } from 'swr';
import { DeliveryAdmin } from '#components/admin/delivery/delivery-admin.tsx';
import type { DeliveryView, FlowView, PartitionDelivery } from '#lib/api/delivery.ts';
import type { GroupView, RebalanceView } from '#lib/api/delivery-group.ts';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering, problem } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { goTo, openScene } from '#tests/support/live-scene.tsx';

export const TOPIC = 'freezer-temperatura';

/** A partition that is recorded to its end, with these freezers on it. */
export function partitionOf(
  partition: number,
  keys: Record<string, number> = {},
  given: Partial<PartitionDelivery> = {},
): PartitionDelivery {
  const list = Object.entries(keys).map(([freezer, readings], newest) => {
    return { freezer, readings, newest };
  });
  const recorded = list.reduce((sum, { readings }) => sum + readings, 0);
  const none = { rejected: 0, gaps: 0, control: 0, checks: 0, unaccounted: 0 };
  return {
    ...{ partition, leader: 1, replicas: [1, 2, 3], isr: [1, 2, 3], low: 0 },
    ...{ high: recorded, position: recorded, lag: 0, lagSeconds: 0 },
    ...{ rates: { in: 2, out: 2 }, owner: 'house:1' },
    keys: { since: 0, count: list.length, list },
    reconciliation: { from: 0, received: recorded, recorded, ...none },
    ...given,
  };
}

export function groupOf(given: Partial<GroupView> = {}): GroupView {
  const us = { memberId: 'gelo-1', clientId: 'gelo', host: '10.0.0.1', partitions: [0, 1, 2] };
  return {
    ...{ groupId: 'gelo', clientId: 'gelo', state: 'Stable', protocol: 'RoundRobinAssigner' },
    ...{ generation: 4, me: 'gelo-1', members: [us], rebalancing: false, rebalances: [] },
    committed: [{ partition: 0, offset: 10 }],
    ...given,
  };
}

export function rebalanceOf(given: Partial<RebalanceView> = {}): RebalanceView {
  return {
    ...{ at: NOON, cause: 'began', tookMs: 12, generation: 4, joined: [], left: [] },
    ...given,
  };
}

/** A part of a message, as it is shown. */
const text = (text: string) => ({ text, form: 'text', bytes: text.length, cut: false }) as const;

/** A message that carries this key. */
export function keyed(key: string | null): MessageJourney {
  const journey = journeyOf();
  const { message } = journey;
  return { ...journey, message: message && { ...message, key: key === null ? null : text(key) } };
}

export function journeyOf(given: Partial<MessageJourney> = {}): MessageJourney {
  return {
    ...{ topic: TOPIC, partition: 1, offset: 7, low: 0, high: 9, followed: null },
    message: {
      ...{ key: text('sensor0'), value: text('-3.42'), headers: [], stamp: NOON, simulated: false },
      ...{ stampedBy: 'sender', sentAt: NOON, sentBy: 'stamp', appendedAt: null },
    },
    outcome: { is: 'reading', freezer: 'sensor0', celsius: -3.42, at: NOON, faulty: false },
    ...given,
  };
}

function newsOf(given: Partial<DeliveryNews>): DeliveryNews {
  const arrived = given.arrived ?? [];
  return { now: NOON, seen: arrived.length, arrived, acknowledged: [], recorded: [], ...given };
}

/** What the server says at the moment; a test may change it while the page is open. */
export type Said = {
  partitions: PartitionDelivery[] | Response;
  flow: FlowView;
  group: GroupView | Response;
  journey: (partition: number, offset: number) => MessageJourney | Response;
};

export const away = () => problem(503, 'Kafka does not answer. Try again in a moment.');

/** The delivery page over a server that says so. */
export async function showDelivery(
  given: Partial<Said> = {},
  { address = '/admin/delivery', locale = 'en' as Locale } = {},
) {
  goTo(address);
  const said: Said = {
    partitions: [
      partitionOf(0, { sensor2: 30 }),
      partitionOf(1, { sensor0: 60, sensor1: 58 }),
      partitionOf(2),
    ],
    flow: { at: [], partitions: [] },
    group: groupOf(),
    journey: (partition, offset) => journeyOf({ partition, offset }),
    ...given,
  };
  const asked = answering(({ path }) => {
    const answer = answerOf(path, said);
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  });
  const scene = openScene();
  const page = (
    <SWRConfig value={{ provider: () => new Map() }}>
      <DeliveryAdmin />
    </SWRConfig>
  );
  const shown = await scene.show(page, locale);
  const { deliveries } = scene.store;
  return {
    ...shown,
    scene,
    said,
    asked,
    tell: (news: Partial<DeliveryNews>) => deliveries.advance(newsOf(news)),
    fact: (name: string, partition: number) =>
      shown.container.querySelector<HTMLElement>(
        `[data-fact="${name}"][data-partition="${partition}"]`,
      ),
    rows: () =>
      [...shown.container.querySelectorAll<HTMLElement>('[data-delivery]')].map(
        ({ dataset }) => dataset['delivery'],
      ),
  };
}

function answerOf(path: string, said: Said): unknown {
  const message = /\/api\/delivery\/messages\/(\d+)\/(\d+)$/.exec(path);
  if (message !== null) return said.journey(Number(message[1]), Number(message[2]));
  if (path.endsWith('/flow')) return said.flow;
  if (path.endsWith('/group')) return said.group;
  if (said.partitions instanceof Response) return said.partitions;
  return { topic: TOPIC, partitions: said.partitions } satisfies DeliveryView;
}
