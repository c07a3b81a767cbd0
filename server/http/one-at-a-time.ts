/** Why work that was waiting is not done: its asker has gone, or wants something newer. */
export class Outdated extends Error {
  override name = 'Outdated';
}

type Waiting = { give: () => void; refuse: (why: Outdated) => void };

/**
 * Work that is too much to be done twice at once for the same asker. One may wait; whoever comes after
 * that takes its place.
 */
export function createOneAtATime() {
  const busy = new Map<string, Waiting | undefined>();

  const turn = (key: string) =>
    new Promise<void>((resolve, reject) => {
      if (!busy.has(key)) {
        busy.set(key, undefined);
        resolve();
        return;
      }
      busy.get(key)?.refuse(new Outdated('something newer was asked for'));
      busy.set(key, { give: resolve, refuse: reject });
    });

  const next = (key: string) => {
    const waiting = busy.get(key);
    if (waiting === undefined) busy.delete(key);
    else {
      busy.set(key, undefined);
      waiting.give();
    }
  };

  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    await turn(key);
    try {
      return await work();
    } finally {
      next(key);
    }
  };
}
