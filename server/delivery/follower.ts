import type { Receipt } from '#lib/api/simulation.ts';
import { beginningOf } from '#lib/delivery/message-text.ts';
import type { Acknowledged, DeliveryNews, Followed, Recorded } from '#lib/delivery/news.ts';
import { sample, samplingFrom } from '#lib/delivery/sampling.ts';
import { isCheck, isSimulated } from '#lib/reading/headers.ts';
import { createAcknowledgements } from '#server/delivery/acknowledgements.ts';
import { createFarPlaces } from '#server/delivery/far-places.ts';
import { createFollowedMessages } from '#server/delivery/followed-messages.ts';
import { stampsOf } from '#server/kafka/stamps.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { TailMessage } from '#server/live/state.ts';

const SHOWN_BYTES = 120;
/** What becomes of messages on their way goes out together; that one came goes out at once. */
const TOGETHER_MS = 100;

type Listener = (news: DeliveryNews) => void;

/**
 * DE8, DE9: follows some of the messages that come, from their sender to the database, for as long as
 * somebody watches. Otherwise it does nothing at all.
 */
export function createFollower(deps: {
  now: () => number;
  random: () => number;
  /** Of what this instance sends itself. */
  onReceipts: (listener: (receipts: readonly Receipt[]) => void) => () => void;
  /** Where the recorders of all instances are. */
  positions: () => Promise<readonly { partition: number; position: number }[]>;
  /** Whether this instance records a partition: then it is told of each commit. */
  isOurs: (partition: number) => boolean;
  log: Log;
}) {
  const { now, random } = deps;
  const listeners = new Set<Listener>();
  const followed = createFollowedMessages();
  const acknowledgements = createAcknowledgements(deps);
  let sampling = samplingFrom(0);
  let news = nothing();
  let timer: NodeJS.Timeout | undefined;
  let ignoreReceipts: () => void = () => undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const told: DeliveryNews = { ...news, now: now() };
    news = nothing();
    for (const listener of listeners) listener(told);
  };
  const flushSoon = () => {
    timer ??= setTimeout(flush, TOGETHER_MS);
  };

  const learn = (acknowledged: Acknowledged[], recorded: Recorded[]) => {
    if (acknowledged.length + recorded.length === 0) return;
    followed.learn({ acknowledged, recorded });
    news.acknowledged.push(...acknowledged);
    news.recorded.push(...recorded);
    flushSoon();
  };

  /** It may come to us before its sender hears that it is there; then this says so. */
  const receiptsCame = (receipts: readonly Receipt[]) => {
    const receivedBy = acknowledgements.note(receipts);
    learn(receivedBy(followed.unacknowledged(now())), []);
  };

  const reached = (partition: number, position: number, elsewhere: boolean) => {
    const at = now();
    const isThere = (one: Followed) => one.partition === partition && one.offset < position;
    const found = followed.unrecorded().filter(isThere);
    learn(
      [],
      found.map(({ offset }) => ({ partition, offset, at, elsewhere })),
    );
  };
  const far = createFarPlaces({ ...deps, waiting: followed.unrecorded, reached });

  const follow = (partition: number, message: TailMessage, receivedAt: number): Followed => {
    const offset = Number(message.offset);
    const one: Followed = {
      ...{ partition, offset, receivedAt, ...stampsOf(message) },
      key: beginningOf(message.key, SHOWN_BYTES),
      value: beginningOf(message.value, SHOWN_BYTES),
      simulated: isSimulated(message.headers),
      check: isCheck(message.headers),
      acknowledgedAt: acknowledgements.at({ partition, offset }) ?? null,
      ...{ recordedAt: null, recordedElsewhere: false },
    };
    followed.keep(one);
    return one;
  };

  const begin = () => {
    sampling = samplingFrom(now());
    ignoreReceipts = deps.onReceipts(receiptsCame);
    far.start();
  };
  const end = () => {
    ignoreReceipts();
    far.stop();
    clearTimeout(timer);
    timer = undefined;
    news = nothing();
    followed.letGo();
    acknowledgements.forget();
  };

  return {
    /** From the tail; what stands below `end` was in the log before us, so that nobody saw it come. */
    received(partition: number, messages: readonly TailMessage[], end: bigint) {
      const last = messages.at(-1);
      if (listeners.size === 0 || last === undefined || BigInt(last.offset) < end) return;
      const receivedAt = now();
      const picked = sample(sampling, messages.length, receivedAt, random);
      sampling = picked.sampling;
      const chosen = picked.chosen.flatMap((index) => messages[index] ?? []);
      news.seen += messages.length;
      news.arrived.push(...chosen.map((message) => follow(partition, message, receivedAt)));
      if (chosen.length > 0) flush();
      else flushSoon();
    },
    /** This instance recorded a partition up to, not including, `position`. */
    recorded(partition: number, position: number) {
      if (followed.isWaiting()) reached(partition, position, false);
    },
    find: followed.find,
    subscribe(listener: Listener): () => void {
      if (listeners.size === 0) begin();
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) end();
      };
    },
  };
}

function nothing() {
  const [arrived, acknowledged, recorded]: [Followed[], Acknowledged[], Recorded[]] = [[], [], []];
  return { seen: 0, arrived, acknowledged, recorded };
}
