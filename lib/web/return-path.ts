/** An address that no site has: what does not stay in it would lead elsewhere. */
const HERE = 'http://here.invalid';

/** WH8: where to go after signing in: a page of ours, or the fleet. Another site's address is none. */
export function returnPath(to: string | null | undefined): string {
  if (!to?.startsWith('/') || !URL.canParse(to, HERE)) return '/';
  const url = new URL(to, HERE);
  if (url.origin !== HERE || url.username !== '') return '/';
  // What Next adds when it fetches a page for itself is no part of the address.
  url.searchParams.delete('_rsc');
  const path = `${url.pathname}${url.search}${url.hash}`;
  const leads = path.startsWith('//') || OURS_TO_SIGN_IN.test(url.pathname);
  return leads ? '/' : path;
}

const OURS_TO_SIGN_IN = /^\/(sign-in|first)(\/|$)/;

/** Where to sign in, so that one comes back here. */
export function signInPath(from: string): string {
  const to = returnPath(from);
  return to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
}
