import type { Actor } from '#server/auth/actor.ts';

const MOST = 1000;

/**
 * Who somebody was when the database was last asked: for while it is away, so that whoever is signed in
 * may go on looking. Only what it said itself is remembered, and nothing once it said otherwise.
 */
export function createRemembered(deps: { now: () => number }) {
  const actors = new Map<string, Actor>();
  return {
    keep(cookie: string, actor: Actor): void {
      actors.delete(cookie);
      actors.set(cookie, actor);
      const [oldest] = actors.keys();
      if (actors.size > MOST && oldest !== undefined) actors.delete(oldest);
    },
    drop(cookie: string): void {
      actors.delete(cookie);
    },
    /** This person, or everybody, may be somebody else now. */
    forget(person?: string): void {
      for (const [cookie, { id }] of actors) {
        if (person === undefined || id === person) actors.delete(cookie);
      }
    },
    find(cookie: string): Actor | undefined {
      const actor = actors.get(cookie);
      return actor !== undefined && actor.expiresAt > deps.now() ? actor : undefined;
    },
  };
}
