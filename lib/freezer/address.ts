import { validId } from '#lib/freezer/key.ts';

/** Where the API and the pages have a freezer; its id may hold anything. */
export function freezerPath(id: string): string {
  // A browser takes dots alone for a way up, encoded too. Around an id white space does not count.
  const dots = id === '.' || id === '..';
  return `/freezers/${dots ? '%20' : ''}${encodeURIComponent(id)}`;
}

/** The freezer that a part of an address names, as it stands there; undefined when it names none. */
export function freezerOfAddress(part: string): string | undefined {
  try {
    return validId(decodeURIComponent(part));
  } catch {
    return undefined; // Half a percent sign: somebody typed it.
  }
}

/** What the server adds to the request for a freezer's page: 'unknown' when nobody has heard of it. */
export const FREEZER_HEADER = 'gelo-freezer';
const PAGE = /^\/freezers\/([^/?#]+)/;

/** The part of a page's address that names a freezer. */
export function freezerPart(address: string): string | undefined {
  return PAGE.exec(address)?.[1];
}
