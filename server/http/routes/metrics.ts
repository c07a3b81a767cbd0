import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { createRouter } from '#server/http/router.ts';

const look = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['Health'],
  summary: 'Tells a collector, such as Prometheus, how Gelo does.',
  responses: {
    200: {
      description: 'The metrics, in Prometheus’ text format.',
      content: { 'text/plain': { schema: z.string() } },
    },
  },
});

export type MetricsText = { contentType: string; text: () => Promise<string> };

export function metricsRoutes({ metrics }: { metrics: MetricsText }) {
  const router = createRouter();
  router.openapi(look, async (context) =>
    context.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  return router;
}
