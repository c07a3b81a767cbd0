import { createRoute } from '@hono/zod-openapi';
import {
  deliveryView,
  type FlowView,
  flowView,
  type PartitionDelivery,
} from '#lib/api/delivery.ts';
import { type GroupView, groupView } from '#lib/api/delivery-group.ts';
import { messageJourney, messageParams } from '#lib/api/delivery-message.ts';
import { KafkaAwayError } from '#server/delivery/delivery.ts';
import { type AskJourney, TooManyLooksError } from '#server/delivery/journey.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';

const tags = ['Delivery'];

const look = createRoute({
  method: 'get',
  path: '/api/delivery',
  tags,
  summary: 'Says for each partition how far it is recorded, and what became of every message.',
  responses: { 200: json(deliveryView, 'The partitions, by number.'), ...problems(503) },
});

const flow = createRoute({
  method: 'get',
  path: '/api/delivery/flow',
  tags,
  summary: 'Says how many messages a second came and were recorded in the last five minutes.',
  responses: { 200: json(flowView, 'The rates of each partition, by time.') },
});

const group = createRoute({
  method: 'get',
  path: '/api/delivery/group',
  tags,
  summary: 'Shows the consumer group of the recorders: members, shares, rebalances.',
  responses: { 200: json(groupView, 'The group.'), ...problems(503) },
});

const message = createRoute({
  method: 'get',
  path: '/api/delivery/messages/{partition}/{offset}',
  tags,
  summary: 'Reads one message from Kafka, and says what became of it.',
  request: { params: messageParams },
  responses: { 200: json(messageJourney, 'The message.'), ...problems(400, 404, 503) },
});

/** What this instance knows of messages on their way. */
export type DeliveryParts = {
  partitions: () => Promise<PartitionDelivery[]>;
  flow: () => FlowView;
  group: () => Promise<GroupView>;
  journey: AskJourney;
};

export function deliveryRoutes(deps: { topic: string; delivery: DeliveryParts }) {
  const { topic, delivery } = deps;
  const router = createRouter();
  router.openapi(look, async (context) => {
    const partitions = await delivery.partitions().catch(sayAway);
    return context.json({ topic, partitions }, 200);
  });
  router.openapi(flow, (context) => context.json(delivery.flow(), 200));
  router.openapi(group, async (context) => {
    const found = await delivery.group().catch((cause: unknown) => sayAway(away(cause)));
    return context.json(found, 200);
  });
  router.openapi(message, async (context) => {
    const { partition, offset } = context.req.valid('param');
    const found = await askJourney(partition, offset);
    if (found !== undefined) return context.json(found, 200);
    const detail = `The topic ${topic} has no partition ${partition}. GET /api/delivery lists those that it has.`;
    throw new ProblemError(404, detail);
  });
  return router;

  async function askJourney(partition: number, offset: number) {
    try {
      return await delivery.journey(partition, offset);
    } catch (cause) {
      if (!(cause instanceof TooManyLooksError)) return sayAway(cause);
      const detail = 'Several messages are being looked up just now. Try again in a moment.';
      throw new ProblemError(503, detail, { cause, retryAfterS: 1 });
    }
  }
}

function away(cause: unknown): KafkaAwayError {
  return new KafkaAwayError('Kafka did not say who is in the group', { cause });
}

function sayAway(error: unknown): never {
  if (!(error instanceof KafkaAwayError)) throw error;
  const detail =
    'Kafka does not answer, so how far it is recorded is not known. Try again in a moment; /readyz says when it is back.';
  throw new ProblemError(503, detail, { cause: error });
}
