import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

type Content = Record<string, { schema: object }>;
type Operation = {
  summary?: string;
  description?: string;
  security?: object[];
  responses: Record<string, { content?: Content }>;
};
export type ApiDocument = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, unknown>;
};
export type Answer = { status: number; contentType: string | null; body: unknown };

/** Holds what routes answer to what the document of the API says of them. */
export function createAnswerCheck(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uuid: /^[\da-f-]{36}$/ } });
  ajv.addSchema(closed(document) as object, 'openapi');

  return (method: string, path: string, answer: Answer): void => {
    const said = `${method} ${path} answered ${answer.status}`;
    const template = templateOf(document, path);
    const operation = document.paths[template ?? '']?.[method.toLowerCase()];
    if (template === undefined || operation === undefined) {
      expect(answer.status, said).toBe(404);
      return;
    }
    const declared = operation.responses[answer.status];
    expect(declared, `${said}, which it does not declare`).toBeDefined();
    const type = answer.contentType?.split(';')[0] ?? null;
    expect(type, said).toBe(Object.keys(declared?.content ?? {})[0] ?? null);
    if (type?.endsWith('json') !== true) return;
    const route = ['paths', template, method.toLowerCase()];
    const schema = ['responses', String(answer.status), 'content', type, 'schema'];
    const pointer = [...route, ...schema].map(asStep).join('/');
    const validate = ajv.compile({ $ref: `openapi#/${pointer}` });
    expect(validate(answer.body) ? [] : validate.errors, said).toEqual([]);
  };
}

/** A field that is not declared must not be answered either. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isObject = typeof copy['properties'] === 'object' && 'type' in copy;
  return isObject ? { additionalProperties: false, ...copy } : copy;
}

function templateOf(document: ApiDocument, path: string): string | undefined {
  const steps = (path.split('?')[0] ?? '').split('/');
  return Object.keys(document.paths).find((template) => {
    const wanted = template.split('/');
    const fits = (step: string, index: number) =>
      step === steps[index] || (step.startsWith('{') && steps[index] !== '');
    return wanted.length === steps.length && wanted.every(fits);
  });
}

/** As a step of a JSON pointer in an address. */
function asStep(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
