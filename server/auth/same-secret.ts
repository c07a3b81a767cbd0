import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether they are the same; how long it takes tells nothing of either. */
export function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
