/** Why Gelo cannot start, in words for the person who started it: what is wrong, and what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(messageOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** The system's code (ECONNREFUSED, ENOSPC …) of an error or of what caused it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return error.errors.map(codeOf).find(Boolean);
  return codeOf(error.cause);
}
