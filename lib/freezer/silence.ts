/** Without a word for so long a freezer is silent, unless its settings say otherwise: its old value must not look live. */
export const SILENT_AFTER_MS = 60_000;

export function isSilent(heardAt: number, now: number, afterMs = SILENT_AFTER_MS): boolean {
  return now - heardAt > afterMs;
}
