import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freezerOfKey } from '#lib/freezer/key.ts';
import { createLane } from '#server/recorder/lane.ts';
import { decodeBatch, type LogBatch } from '#server/recorder/log-batch.ts';
import { AT_ONCE, settled } from '#tests/support/lane.ts';
import { inARow, piece } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

type Step =
  | { is: 'fetch'; offsets: number }
  /** From before the consumer went elsewhere, or delivered twice. */
  | { is: 'stale'; from: number; offsets: number }
  | { is: 'away' }
  /** Another instance recorded so much that we do not know of. */
  | { is: 'overtaken'; offsets: number };

const few = fc.integer({ min: 1, max: 4 });
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('fetch' as const), offsets: few }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('stale' as const), from: fc.nat(39), offsets: few }),
  },
  { weight: 2, arbitrary: fc.constant({ is: 'away' } as const) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('overtaken' as const), offsets: few }) },
);
const someSteps = fc.array(someStep, { maxLength: 40, size: 'max' });
/** What the log holds: a message at each offset, or a mark that readers never see. */
const someLog = fc.array(fc.constantFrom(true, true, false), { minLength: 1, maxLength: 40 });

/** A lane between a partition with its consumer and a database, both as fickle as the steps say. */
function openStage(log: readonly boolean[], capacity: number) {
  let place = 0;
  let position = 0;
  let paused = true;
  let failures = 0;
  const recorded: number[] = [];

  const read = (from: number, offsets: number): LogBatch => {
    const next = Math.min(log.length, from + offsets);
    const held = Array.from({ length: next - from }, (_, n) => from + n).filter((n) => log[n]);
    const messages = held.flatMap((offset) => inARow(offset, {}));
    const fetched = { ...piece(messages, { from, next }), high: log.length };
    return decodeBatch(fetched, freezerOfKey, () => false);
  };
  const keep = (from: number, to: number) => {
    for (let offset = from; offset < to; offset++) if (log[offset]) recorded.push(offset);
    position = to;
  };
  const record = async ({ from, next, messages }: LogBatch) => {
    await settled();
    if (failures > 0) {
      failures--;
      throw new Error('the database is away');
    }
    const astray = next < position || from > position;
    if (!astray && next > position) {
      const fresh = messages.map(({ offset }) => Number(offset)).filter((one) => one >= position);
      recorded.push(...fresh);
      position = next;
    }
    return { position, astray, readings: 0, rejects: 0, changes: 0 };
  };
  const lane = createLane({
    partition: 0,
    reins: {
      seek: (offset) => {
        place = offset;
      },
      pause: () => {
        paused = true;
      },
      resume: () => {
        paused = false;
      },
      commit: async () => undefined,
    },
    open: async () => ({ log: 1, position }),
    record: (_log, batch) => record(batch),
    isHole: async (from, to) => !log.slice(from, to).includes(true),
    onRecorded: () => undefined,
    capacity,
    random: AT_ONCE,
    log: quietLog,
  });

  return {
    lane,
    recorded,
    isDone: () => position === log.length,
    fetch(offsets: number) {
      if (paused || place >= log.length) return;
      const batch = read(place, offsets);
      place = batch.next;
      lane.push(batch);
    },
    take(step: Exclude<Step, { is: 'fetch' }>) {
      if (step.is === 'away') failures++;
      else if (step.is === 'overtaken')
        keep(position, Math.min(log.length, position + step.offsets));
      else if (step.from < log.length) lane.push(read(step.from, step.offsets));
    },
  };
}

test('RC1, RC2, RC3: whatever fails, comes late or twice: all is recorded, once and in order', () =>
  fc.assert(
    fc.asyncProperty(someLog, someSteps, few, async (log, steps, capacity) => {
      const { lane, recorded, isDone, fetch, take } = openStage(log, capacity);
      await settled();
      for (const step of steps) {
        if (step.is === 'fetch') fetch(step.offsets);
        else take(step);
        await settled();
      }
      const deadline = performance.now() + 2000;
      while (!isDone() && performance.now() < deadline) {
        fetch(3);
        await settled();
      }
      lane.close();
      await lane.done;
      expect(recorded).toEqual(log.flatMap((held, offset) => (held ? [offset] : [])));
      expect(isDone()).toBe(true);
    }),
    { numRuns: 300 },
  ));
