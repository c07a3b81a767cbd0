import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  CheckProgress,
  CheckResult,
  CheckSurroundings,
  IntegrityRequest,
  IntegrityRun,
} from '#lib/api/integrity.ts';
import { backoff } from '#lib/live/backoff.ts';
import { KafkaAwayError } from '#server/delivery/delivery.ts';
import type { Check } from '#server/integrity/check.ts';
import type { CheckTools } from '#server/integrity/check-ports.ts';
import { BESIDE_A_PAGE, newSeed, prepareCheck } from '#server/integrity/prepare-check.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

const NOTE_EVERY_MS = 500;

/** What is remembered of checks, for all instances together. */
export type IntegrityStore = {
  /** The newest first. */
  list: () => Promise<IntegrityRun[]>;
  find: (id: string) => Promise<IntegrityRun | undefined>;
  /** Answers the one that is running already, if there is one; nothing is begun then. */
  begin: (run: NewRun) => Promise<IntegrityRun | undefined>;
  /** Says how far it is, and that it still runs; true once somebody has called it off. */
  note: (id: string, progress: CheckProgress) => Promise<boolean>;
  /** False when it is over, or was called off before. */
  cancel: (id: string, person: string) => Promise<boolean>;
  finish: (id: string, progress: CheckProgress, result: CheckResult) => Promise<void>;
};
type NewRun = { id: string; person: string; request: IntegrityRequest };

export type Integrity = ReturnType<typeof createIntegrity>;

/** Checks one at a time, whichever instance is asked. */
export function createIntegrity(deps: {
  store: IntegrityStore;
  tools: CheckTools;
  surroundings: CheckSurroundings;
  clock: () => number;
  random: () => number;
  log: Log;
}) {
  const { store, tools, surroundings, clock, random, log } = deps;
  const stopping = new AbortController();
  let check: Check | undefined;
  let over: Promise<void> = Promise.resolve();

  const conclude = async (current: Check): Promise<CheckResult> => {
    try {
      return { ...(await current.run()), surroundings };
    } catch (error) {
      log.warn({ error }, 'an integrity check could not be made');
      const nothing = { partitions: [], faults: [], seconds: 0, surroundings };
      return { ...nothing, verdict: 'incomplete', ending: 'unsent', why: messageOf(error) };
    }
  };

  const carryOut = async (id: string, current: Check) => {
    const noting = setInterval(() => {
      store.note(id, current.progress()).then(
        (cancelled) => cancelled && current.cancel('cancelled'),
        (error: unknown) => log.debug({ error }, 'how far an integrity check is was not written'),
      );
    }, NOTE_EVERY_MS);
    const result = await conclude(current).finally(() => clearInterval(noting));
    await insist(() => store.finish(id, current.progress(), result));
  };

  /** What took minutes to find out is not dropped because the database is away for a moment. */
  const insist = async (save: () => Promise<void>) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await save();
      } catch (error) {
        log.warn({ error }, 'the result of an integrity check could not be saved');
        if (stopping.signal.aborted) return;
        const pause = wait(backoff(attempt, random), undefined, { signal: stopping.signal });
        await pause.catch(() => undefined); // Called off by stop(), and tried once more.
      }
    }
  };

  return {
    name: 'the integrity check',
    start: () => undefined,
    async stop() {
      stopping.abort();
      check?.cancel('stopped');
      await over;
    },
    list: store.list,
    find: store.find,
    cancel: store.cancel,
    /** The run that was begun, or the one because of which it was not. */
    async begin(request: IntegrityRequest, person: string): Promise<Begun> {
      const id = randomUUID();
      const order = { run: id, seed: newSeed(random), perSecond: BESIDE_A_PAGE, clock };
      const current = await prepareCheck(tools, request, order).catch((cause: unknown) => {
        throw new KafkaAwayError('Kafka did not say where its log ends', { cause });
      });
      const other = await store.begin({ id, person, request });
      if (other !== undefined) return { ok: false, other };
      check = current;
      over = carryOut(id, current);
      return { ok: true, id };
    },
  };
}

type Begun = { ok: true; id: string } | { ok: false; other: IntegrityRun };
