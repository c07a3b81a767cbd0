/** What it does is done when it ends, and not at all when it fails; its locks end with it. */
export type Transaction = {
  lock: (name: string) => Promise<void>;
  atEnd: (work: () => void) => void;
};

/** Transactions that lock by name; a lock goes to those who wait in the order in which they came. */
export function createTransactions() {
  /** Who waits for each lock that is held. */
  const held = new Map<string, (() => void)[]>();

  const take = async (name: string) => {
    const queue = held.get(name);
    if (queue === undefined) held.set(name, []);
    else await new Promise<void>((resolve) => queue.push(resolve));
  };

  const release = (name: string) => {
    const next = held.get(name)?.shift();
    if (next === undefined) held.delete(name);
    else next();
  };

  return {
    isLocked: (name: string) => held.has(name),
    /** How many wait for any lock. */
    waiting: () => [...held.values()].reduce((total, queue) => total + queue.length, 0),
    async inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
      const mine = new Set<string>();
      const done: (() => void)[] = [];
      const lock = async (name: string) => {
        if (mine.has(name)) return;
        await take(name);
        mine.add(name);
      };
      try {
        const result = await work({ lock, atEnd: (one) => done.push(one) });
        for (const one of done) one();
        return result;
      } finally {
        for (const name of mine) release(name);
      }
    },
  };
}
