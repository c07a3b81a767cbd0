import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { createRouter, json } from '#server/http/router.ts';

const document = z
  .record(z.string(), z.unknown())
  .meta({ description: 'An OpenAPI 3.1 document: https://spec.openapis.org/oas/v3.1.1' });

const look = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  tags: ['API'],
  summary: 'Describes every route, in OpenAPI 3.1.',
  responses: { 200: json(document, 'The document.') },
});

export function openapiRoutes(deps: { describe: () => object }) {
  const router = createRouter();
  router.openapi(look, (context) => context.json({ ...deps.describe() }, 200));
  return router;
}
