import kafkajs from 'kafkajs';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { freePort } from '#server/embedded/ports.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** A real broker with a SASL listener and ACLs: `reader` may sign in, and nothing else. */
export async function startSecureKafka() {
  const folder = temporaryFolder();
  const securePort = await freePort(0);
  const kafka = createEmbeddedKafka({
    ...placeIn(folder.path),
    brokers: 1,
    step: (_title, work) => work(),
    log: quietLog,
    probe: (brokers) => probeKafka(brokers, quietLog),
    overrides: ({ clientPort, controllerPort }) => ({
      listeners: `CLIENTS://127.0.0.1:${clientPort},CONTROLLER://127.0.0.1:${controllerPort},SECURE://127.0.0.1:${securePort}`,
      'advertised.listeners': `CLIENTS://127.0.0.1:${clientPort},SECURE://127.0.0.1:${securePort}`,
      'listener.security.protocol.map':
        'CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_PLAINTEXT',
      'sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.secure.plain.sasl.jaas.config':
        'org.apache.kafka.common.security.plain.PlainLoginModule required user_reader="right-password";',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
    }),
  });
  const open = await kafka.start();
  return {
    address: `127.0.0.1:${securePort}`,
    /** Makes a topic that `reader` may read and describe; no group comes with it. */
    async grantTopic(topic: string) {
      const address = { brokers: open, ssl: false };
      const admin = createKafkaClient({ address, clientId: 'test', log: quietLog }).admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
      const rule = {
        resourceType: AclResourceTypes.TOPIC,
        resourceName: topic,
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: 'User:reader',
        host: '*',
        permissionType: AclPermissionTypes.ALLOW,
      };
      const operations = [AclOperationTypes.READ, AclOperationTypes.DESCRIBE];
      await admin.createAcls({ acl: operations.map((operation) => ({ ...rule, operation })) });
      await admin.disconnect();
    },
    async stop() {
      await kafka.stop();
      folder.remove();
    },
  };
}
