/** What a cookie of this page says. */
export function cookieOf(name: string): string | undefined {
  const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
  return pairs.find(([each]) => each === name)?.[1];
}

export function forgetCookie(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: as components/ui/cookie.ts.
  document.cookie = `${name}=; path=/; max-age=0`;
}
