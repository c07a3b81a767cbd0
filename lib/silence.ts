/** Without a word for so long a freezer is silent: its old value must not look live. */
export const SILENT_AFTER_MS = 60_000;

export function isSilent(heardAt: number, now: number): boolean {
  return now - heardAt > SILENT_AFTER_MS;
}
