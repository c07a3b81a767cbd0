export type Locks = ReturnType<typeof createLocks>;

/** Locks by name, given to those who wait in the order in which they came. */
export function createLocks() {
  /** Who waits for each lock that is held. */
  const held = new Map<string, (() => void)[]>();
  return {
    isHeld: (name: string) => held.has(name),
    /** How many wait for any lock. */
    waiting: () => [...held.values()].reduce((total, queue) => total + queue.length, 0),
    async take(name: string): Promise<void> {
      const queue = held.get(name);
      if (queue === undefined) held.set(name, []);
      else await new Promise<void>((resolve) => queue.push(resolve));
    },
    /** Hands it on to whoever waits for it longest. */
    release(name: string): void {
      const next = held.get(name)?.shift();
      if (next === undefined) held.delete(name);
      else next();
    },
  };
}
