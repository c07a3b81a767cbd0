import { needOf, PERMISSIONS } from '#lib/people/permissions.ts';
import { TITLES } from '#server/http/problem.ts';

type Operation = { description?: string; responses: Record<string, unknown> };
type Document = { paths?: Record<string, unknown> };

/** What the guard may answer before a route does, in the document of the API: it says it once for all. */
export function describeNeeds<Described extends Document>(document: Described): Described {
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      describe(`${method.toUpperCase()} ${path}`, operation);
    }
  }
  return document;
}

function describe(what: string, operation: Operation): void {
  const need = needOf(what) ?? 'none';
  const isChange = !what.startsWith('GET ');
  const refusals = {
    ...described(403),
    ...(need === 'none' ? {} : described(401, 503)),
    ...(isChange ? described(413, 429) : {}),
  };
  operation.responses = { ...refusals, ...operation.responses };
  if (need === 'none') return;
  const narrowed = Object.entries(PERMISSIONS)
    .filter(([row]) => row.startsWith(`${what}?`))
    .map(([row, less]) => ` With \`${row.slice(what.length + 1)}\`: ${less}.`);
  operation.description = `Takes the role ${need}.${narrowed.join('')}`;
}

function described(...statuses: (keyof typeof TITLES)[]) {
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: TITLES[status], content }]),
  );
}
