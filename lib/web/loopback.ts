/** Whether a name or an address can only mean this very machine. `localhost` and what ends so is by RFC 6761. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  return /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * WH10: a page of another site can be made to ask this machine under a name of its own (DNS rebinding).
 * Who is bound to loopback is called by no other name than loopback's.
 */
export function isLoopbackHost(header: string | undefined): boolean {
  const name = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(header ?? '')?.[1];
  return name !== undefined && isLoopback(name);
}
