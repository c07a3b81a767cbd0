import { AsyncLocalStorage } from 'node:async_hooks';

/** One HTTP request, for as long as anything is done because of it. */
export type RequestScope = {
  /** HE8: what the asker may quote, and the log holds in each line about it. */
  readonly id: string;
  /** Its route, as the API declares it; never an address, of which there are no end. */
  route: string;
};

const scopes = new AsyncLocalStorage<RequestScope>();

export function inRequest<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

export function currentRequest(): RequestScope | undefined {
  return scopes.getStore();
}
