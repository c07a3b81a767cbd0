/**
 * May a request with this Origin talk to this Host? Browsers send Origin with every websocket and
 * every changing request; what sends none (curl, a probe) is no browser and cannot be tricked. Whoever
 * is asked over TLS has no page without: somebody on the way may have made that one.
 */
export function sameOrigin(
  origin: string | undefined,
  host: string | undefined,
  secure: boolean,
): boolean {
  if (origin === undefined) return true;
  if (!host || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host.toLowerCase() && (!secure || url.protocol === 'https:');
}
