import { SENT_AT_HEADER, SIMULATED_HEADER } from '#lib/reading/headers.ts';
import { dueBy, firstDue, mostWaiting } from '#lib/simulation/schedule.ts';
import { partitionFor, type SendSettings } from '#lib/simulation/sending.ts';
import type { FirstOffsets, OutgoingMessage } from '#server/kafka/producer.ts';
import { beat, changeRun, createRun, type Run, type WishedSensor } from '#server/simulation/run.ts';
import { createSender, type Sending } from '#server/simulation/sender.ts';

/** What is due within so short a time is done together; a sensor sends a hundred times a second at most. */
const TICK_MS = 10;
/** Whoever comes so late was asleep, and does not know what happened meanwhile: less than a lease lasts. */
const SLEPT_MS = 1500;

export type Runs = Map<string, Run>;

/** All sensors on one timer, each with its own rate, through one producer. */
export function createEngine(deps: {
  /** They outlive this engine, when only the way of sending changes. */
  runs: Runs;
  settings: SendSettings;
  send: (messages: OutgoingMessage[]) => Promise<FirstOffsets>;
  /** How many partitions the topic has. */
  partitions: number;
  onAcknowledged: (sendings: readonly Sending[], first: FirstOffsets) => void;
  onFailed: (count: number, error: unknown) => void;
  onSkipped: (count: number) => void;
  /** Nothing is measured from then on, until something is carried out again. */
  onSlept: () => void;
  now: () => number;
  clock: () => number;
}) {
  const { runs, settings, partitions, onSkipped, now, clock } = deps;
  const places = new Map<string, number>();
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  let awaited = 0;

  const sender = createSender({
    ...{ send: deps.send, lingerMs: settings.lingerMs, oneAtATime: settings.idempotent },
    onAcknowledged(sendings, first) {
      for (const { run } of sendings) run.waiting--;
      deps.onAcknowledged(sendings, first);
    },
    onFailed(sendings, error) {
      for (const { run } of sendings) run.waiting--;
      deps.onFailed(sendings.length, error);
    },
  });

  const placeOf = (sensor: string): number => {
    if (settings.keys === 'none') return turn++ % partitions;
    const place = places.get(sensor) ?? partitionFor(settings, sensor, 0, partitions);
    places.set(sensor, place);
    return place;
  };

  const send = (run: Run, at: number, madeAt: number, headers: Record<string, string>) => {
    // Kafka is slow, or away: what a sensor cannot send, it does not measure either.
    if (run.waiting >= mostWaiting(run.sensor.rate)) return onSkipped(1);
    for (const message of beat(run, at, { settings, headers, partition: placeOf })) {
      if (sender.put({ run, message, madeAt })) run.waiting++;
      else onSkipped(1);
    }
  };

  const tick = () => {
    const at = now();
    const madeAt = clock();
    if (madeAt > awaited + SLEPT_MS) return deps.onSlept();
    const headers = { [SIMULATED_HEADER]: '1', [SENT_AT_HEADER]: String(at) };
    let earliest = Number.POSITIVE_INFINITY;
    for (const run of runs.values()) {
      const { rate } = run.sensor;
      const due = dueBy(madeAt, run.next, rate);
      run.next = due.next;
      earliest = Math.min(earliest, run.next);
      for (let back = due.count - 1; back >= 0; back--) {
        send(run, Math.round(at - (back * 1000) / rate), madeAt, headers);
      }
    }
    if (sender.buffered() > 0) sender.flushSoon();
    rest(earliest);
  };

  const rest = (until: number) => {
    clearTimeout(timer);
    if (until === Number.POSITIVE_INFINITY) return;
    awaited = Math.max(clock() + TICK_MS, until);
    timer = setTimeout(tick, awaited - clock());
  };

  return {
    /** Those that are not among them any more stop. */
    carryOut(sensors: readonly WishedSensor[]) {
      const wished = new Set<string>();
      const at = now();
      for (const sensor of sensors) {
        wished.add(sensor.id);
        const run = runs.get(sensor.id) ?? createRun(sensor, at);
        runs.set(sensor.id, run);
        changeRun(run, sensor, at, (rate) => firstDue(sensor.number, rate, clock()));
      }
      for (const id of runs.keys()) if (!wished.has(id)) runs.delete(id);
      rest(Math.min(...[...runs.values()].map(({ next }) => next)));
    },
    buffered: sender.buffered,
    inFlight: sender.inFlight,
    unansweredSince: sender.unansweredSince,
    /** Nothing new is measured. */
    halt: () => clearTimeout(timer),
    /** Resolves when what was measured is acknowledged or lost. */
    drain: sender.drain,
  };
}
