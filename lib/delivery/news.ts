/** A message that is followed on its way. Times are the server's clock; `sentAt` is its sender's. */
export type Followed = {
  readonly partition: number;
  readonly offset: number;
  /** As text, cut; null where there is none. */
  readonly key: string | null;
  readonly value: string | null;
  /** There is no such sensor; or it is a message of an integrity check, and no reading. */
  readonly simulated: boolean;
  readonly check: boolean;
  readonly sentAt: number | null;
  /** Whether a header says when it was sent, or only the stamp that clients put on a message. */
  readonly sentBy: 'header' | 'stamp';
  /** When the broker wrote it down; only topics that stamp messages themselves tell. */
  readonly appendedAt: number | null;
  readonly receivedAt: number;
  /** Null until it is, and for ever where another program sent it. */
  readonly acknowledgedAt: number | null;
  readonly recordedAt: number | null;
  /** Another instance recorded it, which is noticed a little later. */
  readonly recordedElsewhere: boolean;
};

export type Place = { readonly partition: number; readonly offset: number };
export type Acknowledged = Place & { readonly at: number };
export type Recorded = Place & { readonly at: number; readonly elsewhere: boolean };

/** What became of messages since the last news. */
export type DeliveryNews = {
  readonly now: number;
  /** How many came, followed or not. */
  readonly seen: number;
  readonly arrived: readonly Followed[];
  readonly acknowledged: readonly Acknowledged[];
  readonly recorded: readonly Recorded[];
};

export function placeName({ partition, offset }: Place): string {
  return `${partition}:${offset}`;
}

export function isAt(a: Place, b: Place): boolean {
  return a.partition === b.partition && a.offset === b.offset;
}

/** What became of it since; the same where that says nothing of it. */
export function told<One extends Followed>(
  one: One,
  news: Pick<DeliveryNews, 'acknowledged' | 'recorded'>,
): One {
  const isOne = (place: Place) => isAt(place, one);
  const acknowledged = news.acknowledged.find(isOne);
  const recorded = news.recorded.find(isOne);
  if (acknowledged === undefined && recorded === undefined) return one;
  return {
    ...one,
    ...(acknowledged && { acknowledgedAt: acknowledged.at }),
    ...(recorded && { recordedAt: recorded.at, recordedElsewhere: recorded.elsewhere }),
  };
}
