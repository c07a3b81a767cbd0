import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { codeOf, messageOf, StartError } from '#server/lifecycle/start-error.ts';

/** Why the brokers cannot be used, naming the setting to change and never a secret. */
export function explainKafkaError(error: unknown, brokers: readonly string[]): StartError {
  return new StartError(`Kafka at ${brokers.join(', ')} cannot be used: ${kafkaFault(error)}`, {
    cause: error,
  });
}

function kafkaFault(error: unknown): string {
  const text = chain(error).map(messageOf).join(' ');
  const code = codeOf(error);
  if (/SASL|authentication failed|invalid credentials/i.test(text)) {
    return 'it refuses the user or the password. Correct SASL_USERNAME and SASL_PASSWORD (or sasl.username, sasl.password and sasl.mechanism in client.properties).';
  }
  if (protocolFault(error) === 'GROUP_COORDINATOR_NOT_AVAILABLE') {
    return 'it has no coordinator for groups yet. Wait a little and start again; on a single broker, set its offsets.topic.replication.factor to 1.';
  }
  // kafkajs says no more than that it found no coordinator when a group is forbidden.
  if (/group/i.test(text) && /authoriz|coordinator/i.test(text)) {
    return 'this user may not read in the groups whose names begin with GROUP_ID and "-live-". Grant the user in SASL_USERNAME the right to read them, or set GROUP_ID to a name that this user may use.';
  }
  if (/session timeout/i.test(text)) {
    return 'it does not accept this session.timeout.ms. Correct it in client.properties (most brokers take 6000 to 1800000).';
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /ENOTFOUND|EAI_AGAIN/.test(text)) {
    return 'a host name in it is not known. Correct BOOTSTRAP_SERVERS.';
  }
  if (/ECONNREFUSED|Connection timeout|Connection error|Closed connection|TLS|SSL/i.test(text)) {
    return 'no broker answers there. Start it, or correct BOOTSTRAP_SERVERS (host:port, separated by commas) and, in client.properties, security.protocol.';
  }
  return `${messageOf(error).replace(/\.?$/, '.')} Check BOOTSTRAP_SERVERS.`;
}

function chain(error: unknown): unknown[] {
  const errors: unknown[] = [];
  for (let at = error; at instanceof Error && !errors.includes(at); at = at.cause) errors.push(at);
  return errors.length > 0 ? errors : [error];
}
