import { wantSignIn } from '#components/session/signals.ts';
import type { Problem } from '#lib/api/problem.ts';

/** What the server refused, in its own words; `unreachable` when it did not answer at all. */
export class AskError extends Error {
  readonly kind: 'refused' | 'unreachable' | 'odd';
  readonly status: number;
  readonly errors: NonNullable<Problem['errors']>;
  /** What the log calls the request. */
  readonly requestId: string | undefined;

  constructor(
    kind: AskError['kind'],
    { status, detail, errors, requestId }: Partial<Omit<Problem, 'type' | 'title'>>,
    options?: ErrorOptions,
  ) {
    super(detail ?? kind, options);
    this.kind = kind;
    this.status = status ?? 0;
    this.errors = errors ?? [];
    this.requestId = requestId;
  }
}

/** PF5: what was to be replaced is other by now. */
export function isOutdated(fault: unknown): boolean {
  return fault instanceof AskError && fault.errors.some(({ path }) => path === 'replaces');
}

export type Change = {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** In place of a body that is JSON. */
  readonly csv?: Blob;
};

/**
 * Asks the API that this very build of the server describes: what it answers is taken at its word,
 * so that no schema has to be sent to the browser.
 */
export async function ask<T>(path: string, change?: Change, signal?: AbortSignal): Promise<T> {
  const request = change === undefined ? {} : requestOf(change);
  const response = await fetch(path, { ...request, ...(signal && { signal }) }).catch(
    (error: unknown) => {
      throw new AskError('unreachable', {}, { cause: error });
    },
  );
  const answer: unknown = await response.json().catch((error: unknown) => {
    if (response.status === 204) return undefined;
    throw new AskError('odd', { status: response.status }, { cause: error });
  });
  if (!response.ok) {
    if (response.status === SIGNED_OUT && change !== undefined && !SIGNING_IN.test(path))
      wantSignIn();
    throw new AskError('refused', answer as Problem);
  }
  return answer as T;
}

const SIGNED_OUT = 401;
const SIGNING_IN = /^\/api\/auth\//;

function requestOf({ method, body, csv }: Change): RequestInit {
  if (csv !== undefined) return { method, headers: { 'content-type': 'text/csv' }, body: csv };
  const headers = { 'content-type': 'application/json' };
  return { method, headers, body: JSON.stringify(body ?? {}) };
}
