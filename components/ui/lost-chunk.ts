const NOTE = 'gelo-reloaded-at';
const ONCE_WITHIN_MS = 60_000;

/** Code that the page needs and that is no longer there: the server was upgraded meanwhile. */
export function isLostChunk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ChunkLoadError' || /load(ing)? (css )?chunk/i.test(error.message);
}

/** UI9: reloads for such an error, but not again and again; answers whether it does. */
export function reloadOnce(now: number): boolean {
  try {
    if (now - Number(sessionStorage.getItem(NOTE) ?? 0) < ONCE_WITHIN_MS) return false;
    sessionStorage.setItem(NOTE, String(now));
  } catch {
    return false; // Without a memory it might never end.
  }
  window.location.reload();
  return true;
}
