import { Kafka, type RetryOptions, type SASLOptions } from 'kafkajs';
import type { KafkaAddress } from '#server/config/settings.ts';
import { registerCodecs } from '#server/kafka/codecs.ts';
import { kafkaLogCreator } from '#server/kafka/log-creator.ts';
import type { Log } from '#server/lifecycle/log.ts';

export type KafkaClient = Kafka;

registerCodecs();

/** A kafkajs client for these brokers; `retry` says how stubborn it is. */
export function createKafkaClient(deps: {
  address: KafkaAddress;
  clientId: string;
  log: Log;
  retry?: RetryOptions;
  requestTimeoutMs?: number;
  /** Called for each attempt that failed and is about to be repeated. */
  onRetry?: () => void;
}): KafkaClient {
  const { address, clientId, log, retry, requestTimeoutMs = 15_000, onRetry } = deps;
  return new Kafka({
    clientId,
    brokers: address.brokers,
    ssl: address.ssl,
    ...(address.sasl === undefined ? {} : { sasl: toSasl(address.sasl) }),
    connectionTimeout: 5000,
    requestTimeout: requestTimeoutMs,
    retry: retry ?? { retries: 5, initialRetryTime: 100, maxRetryTime: 5000 },
    logCreator: kafkaLogCreator(log, onRetry),
  });
}

function toSasl({ mechanism, username, password }: NonNullable<KafkaAddress['sasl']>): SASLOptions {
  switch (mechanism) {
    case 'PLAIN':
      return { mechanism: 'plain', username, password };
    case 'SCRAM-SHA-256':
      return { mechanism: 'scram-sha-256', username, password };
    case 'SCRAM-SHA-512':
      return { mechanism: 'scram-sha-512', username, password };
  }
}
