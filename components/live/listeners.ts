export type Listener = () => void;

/** Whoever wants to be told of something; each subscription answers its own undo. */
export function createListeners() {
  const listeners = new Set<Listener>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    add(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => listeners.size,
  };
}
