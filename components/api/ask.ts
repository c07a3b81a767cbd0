import type { Problem } from '#lib/api/problem.ts';

/** What the server refused, in its own words; `unreachable` when it did not answer at all. */
export class AskError extends Error {
  readonly kind: 'refused' | 'unreachable' | 'odd';
  readonly status: number;
  readonly errors: NonNullable<Problem['errors']>;

  constructor(
    kind: AskError['kind'],
    { status, detail, errors }: Partial<Pick<Problem, 'status' | 'detail' | 'errors'>>,
    options?: ErrorOptions,
  ) {
    super(detail ?? kind, options);
    this.kind = kind;
    this.status = status ?? 0;
    this.errors = errors ?? [];
  }
}

export type Change = {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Who does it: it goes into the journal. */
  readonly person?: string;
};

/**
 * Asks the API that this very build of the server describes: what it answers is taken at its word,
 * so that no schema has to be sent to the browser.
 */
export async function ask<T>(path: string, change?: Change): Promise<T> {
  const response = await fetch(path, change === undefined ? {} : requestOf(change)).catch(
    (error: unknown) => {
      throw new AskError('unreachable', {}, { cause: error });
    },
  );
  const answer: unknown = await response.json().catch((error: unknown) => {
    if (response.status === 204) return undefined;
    throw new AskError('odd', { status: response.status }, { cause: error });
  });
  if (!response.ok) throw new AskError('refused', answer as Problem);
  return answer as T;
}

function requestOf({ method, body, person }: Change): RequestInit {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (person !== undefined) headers.set('gelo-person', encodeURIComponent(person));
  return { method, headers, body: JSON.stringify(body ?? {}) };
}
