const YEAR_S = 365 * 24 * 3600;

/** A choice that the server must know to render the next page in it. */
export function keepInCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore exists on secure pages only, not on http://192.168.…
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
