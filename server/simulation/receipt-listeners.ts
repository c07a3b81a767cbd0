import type { Receipt } from '#lib/api/simulation.ts';

type Listener = (receipts: readonly Receipt[]) => void;

/** Who follows messages on their way. While nobody does, no receipts need to be made. */
export function createReceiptListeners() {
  const listeners = new Set<Listener>();
  const tellAll: Listener = (receipts) => {
    for (const listener of listeners) listener(receipts);
  };
  return {
    add(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Undefined while nobody listens. */
    wanted: (): Listener | undefined => (listeners.size === 0 ? undefined : tellAll),
  };
}
