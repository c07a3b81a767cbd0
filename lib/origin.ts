/**
 * May a request with this Origin talk to this Host? Browsers send Origin with every websocket and
 * every changing request; what sends none (curl, a probe) is no browser and cannot be tricked.
 */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}
