import type { CameBack } from '#lib/integrity/envelope.ts';

/** Offsets by partition. */
export type Offsets = ReadonlyMap<number, number>;

export type CheckMessage = {
  partition: number;
  key: string;
  value: Uint8Array;
  headers: Record<string, string>;
};

/** Answers, once the brokers have acknowledged all of them, where each partition goes on after them. */
export type CheckSender = {
  send: (messages: readonly CheckMessage[]) => Promise<Offsets>;
  stop: () => Promise<void>;
};

export type CheckReader = {
  start: () => Promise<void>;
  /** The next offset to read, for each partition. */
  positions: () => Offsets;
  stop: () => Promise<void>;
};

export type Reading = {
  from: Offsets;
  onMessages: (partition: number, messages: readonly CameBack[]) => void;
  /** It is further than it was, whether or not that brought a message. */
  onMoved: () => void;
};

/** What a check needs of Kafka. */
export type CheckTools = {
  /** Where each partition of the topic ends. */
  askEnds: () => Promise<Offsets>;
  openSender: () => CheckSender;
  openReader: (reading: Reading) => CheckReader;
};
