import { createRoute } from '@hono/zod-openapi';
import { deliveryView, type PartitionDelivery } from '#lib/api/delivery.ts';
import { KafkaAwayError } from '#server/delivery/delivery.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';

const look = createRoute({
  method: 'get',
  path: '/api/delivery',
  tags: ['Delivery'],
  summary: 'Says for each partition how far it is recorded, and what became of every message.',
  responses: { 200: json(deliveryView, 'The partitions, by number.'), ...problems(503) },
});

export function deliveryRoutes(deps: {
  topic: string;
  delivery: () => Promise<PartitionDelivery[]>;
}) {
  const router = createRouter();
  router.openapi(look, async (context) => {
    const partitions = await deps.delivery().catch((error: unknown) => {
      if (!(error instanceof KafkaAwayError)) throw error;
      const detail =
        'Kafka does not answer, so how far it is recorded is not known. Try again in a moment; /readyz says when it is back.';
      throw new ProblemError(503, detail, { cause: error });
    });
    return context.json({ topic: deps.topic, partitions }, 200);
  });
  return router;
}
