import type { MessageHeaders } from '#lib/reading/headers.ts';
import { SENT_AT_HEADER } from '#lib/reading/headers.ts';
import { parseKafkaTime } from '#lib/reading/time.ts';

type Stamped = { readonly timestamp: string; readonly headers?: MessageHeaders | undefined };

/** When a message was sent and written down, as far as it says so itself. */
export type Stamps = {
  readonly sentAt: number | null;
  readonly sentBy: 'header' | 'stamp';
  readonly appendedAt: number | null;
};

/**
 * A message carries one time: the sender's, or the broker's where the topic is set up so
 * (message.timestamp.type). Which one it is stands on the batch that it came in.
 */
export function stampsOf(message: Stamped): Stamps {
  const stamp = parseKafkaTime(message.timestamp);
  const at = stamp < 0 ? null : stamp;
  const byBroker = isBrokers(message);
  const header = headerTime(message.headers?.[SENT_AT_HEADER]);
  const appendedAt = byBroker ? at : null;
  if (header !== undefined) return { sentAt: header, sentBy: 'header', appendedAt };
  return { sentAt: byBroker ? null : at, sentBy: 'stamp', appendedAt };
}

const LOG_APPEND_TIME = 1;

/** kafkajs keeps it on each message, but its types do not say so. */
export function isBrokers(message: object): boolean {
  if (!('batchContext' in message)) return false;
  const { batchContext } = message;
  if (typeof batchContext !== 'object' || batchContext === null) return false;
  return 'timestampType' in batchContext && batchContext.timestampType === LOG_APPEND_TIME;
}

function headerTime(value: MessageHeaders[string]): number | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (one === undefined) return undefined;
  const at = parseKafkaTime(typeof one === 'string' ? one : new TextDecoder().decode(one));
  return at > 0 ? at : undefined;
}
