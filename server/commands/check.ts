import type { Parts } from '#lib/health/parts.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { describeConfig, maskUrl } from '#server/config/describe.ts';
import { kafkaAddressOf } from '#server/config/kafka-address.ts';
import { reachTopic } from '#server/kafka/reach-topic.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { readRunFile } from '#server/lifecycle/run-file.ts';
import { reportFailedStart } from '#server/lifecycle/run-process.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';
import { probeDatabase } from '#server/store/database.ts';
import { explainDatabaseError } from '#server/store/database-fault.ts';

/** `npm run check`: what Gelo would run with, and whether what it needs answers. */
async function check(config: Config): Promise<boolean> {
  for (const line of describeConfig(config)) console.log(line);
  for (const warning of config.warnings) console.log(`Warning: ${warning}`);
  console.log('');
  const kafka = await report('Kafka and topic', () => checkKafka(config));
  const database = await report('Database', () => checkDatabase(config));
  return kafka && database;
}

async function report(what: string, look: () => Promise<string>): Promise<boolean> {
  try {
    console.log(`✓ ${what}: ${await look()}`);
    return true;
  } catch (error) {
    console.log(`✗ ${what}: ${messageOf(error)}`);
    return false;
  }
}

async function checkKafka(config: Config): Promise<string> {
  const address = kafkaAddressOf(config, readRunFile(config.dataFolder));
  if (address === undefined) return 'Gelo’s own, which is not running now; npm start starts it';
  const partitions = await reachTopic({ ...config, address });
  return `answers; the topic ${config.topic} has ${partitions} partitions`;
}

async function checkDatabase({ database: wanted, dataFolder }: Config): Promise<string> {
  if (wanted.kind === 'embedded') return checkOwnDatabase(readRunFile(dataFolder)?.http);
  try {
    await probeDatabase(wanted.url, createLog({ level: 'silent' }));
    return 'answers';
  } catch (error) {
    throw explainDatabaseError(error, maskUrl(wanted.url));
  }
}

/** The running Gelo alone knows the password of its own database, so it is asked. */
async function checkOwnDatabase(http: string | undefined): Promise<string> {
  if (http === undefined) return 'Gelo’s own, which is not running now; npm start starts it';
  const response = await fetch(`${http}/readyz`);
  const { parts } = (await response.json()) as { parts: Parts };
  if (parts.database.status === 'down') throw new StartError(parts.database.reason);
  return 'answers';
}

try {
  process.exit((await check(readConfig())) ? 0 : 1);
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}
