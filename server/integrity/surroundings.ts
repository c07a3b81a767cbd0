import type { CheckSurroundings } from '#lib/api/integrity.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** What a report says beside its numbers, so that they can be compared with another's. */
export function surroundingsOf(topic: string, sending: SendSettings): CheckSurroundings {
  const { acks, idempotent, compression } = sending;
  const { version, dependencies } = packageJson;
  const programs = { gelo: version, kafkajs: dependencies.kafkajs, node: process.versions.node };
  return { topic, acks, idempotent, compression, ...programs };
}
