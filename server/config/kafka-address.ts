import type { Config } from '#server/config/config.ts';
import type { KafkaAddress } from '#server/config/settings.ts';
import type { RunInfo } from '#server/lifecycle/run-file.ts';

/** Where the Kafka of this configuration is; undefined for Gelo's own while it does not run. */
export function kafkaAddressOf(
  { kafka }: Pick<Config, 'kafka'>,
  running: RunInfo | undefined,
): KafkaAddress | undefined {
  if (kafka.kind === 'external') return kafka.address;
  return running && { brokers: running.kafka.split(','), ssl: false };
}
