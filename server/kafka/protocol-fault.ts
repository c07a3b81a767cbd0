/** The broker's own name for what went wrong, however kafkajs wrapped it: in an aggregate, or as a cause. */
export function protocolFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('type' in error && typeof error.type === 'string') return error.type;
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.map(protocolFault).find(Boolean);
  }
  return protocolFault(error.cause);
}
