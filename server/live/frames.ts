import type { FreezerFacts } from '#lib/freezer/facts.ts';
import type { Frame, FreezerChange, Snapshot, Surroundings } from '#lib/live/events.ts';
import type { Portion } from '#lib/live/pacing.ts';

/** What is to be told of. */
export type FrameSources = {
  live: {
    drain: () => FreezerChange[];
    all: () => FreezerChange[];
    appendedAt: () => number | undefined;
  };
  facts: { drain: () => FreezerFacts[]; all: () => FreezerFacts[] };
  board: { surroundings: () => Surroundings };
};

/** Makes what is sent: all there is, and numbered frames of what changed since the one before. */
export function createFrames(deps: FrameSources & { build: string; now: () => number }) {
  const { live, facts, board, build, now } = deps;
  let sequence = 0;
  let sent = board.surroundings();

  return {
    snapshot: (): Snapshot => ({
      ...board.surroundings(),
      ...{ sequence, build, now: now() },
      freezers: live.all(),
      facts: facts.all(),
    }),
    /** Undefined where nothing changed. */
    next(portion: Portion): Frame | undefined {
      const appendedAt = portion === 'all' ? live.appendedAt() : undefined;
      const changes = portion === 'all' ? live.drain() : [];
      const news = difference(sent, board.surroundings());
      const learnt = facts.drain();
      const nothing = changes.length + learnt.length + Object.keys(news).length === 0;
      if (nothing) return undefined;
      sent = board.surroundings();
      sequence++;
      return {
        ...news,
        ...{ sequence, now: now(), changes },
        ...(appendedAt !== undefined && { appendedAt }),
        ...(learnt.length > 0 && { facts: learnt }),
      };
    },
  };
}

function difference(before: Surroundings, after: Surroundings): Partial<Surroundings> {
  const news: Partial<Surroundings> = {};
  if (before.parts !== after.parts) news.parts = after.parts;
  if (before.simulation !== after.simulation) news.simulation = after.simulation;
  if (before.rejects !== after.rejects) news.rejects = after.rejects;
  if (before.limits !== after.limits) news.limits = after.limits;
  return news;
}
