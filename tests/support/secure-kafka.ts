import kafkajs from 'kafkajs';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { freePort } from '#server/embedded/ports.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const { TOPIC, GROUP } = AclResourceTypes;
const { LITERAL, PREFIXED } = ResourcePatternTypes;

type Resource = Pick<kafkajs.AclEntry, 'resourceType' | 'resourceName' | 'resourcePatternType'>;
type Right = 'READ' | 'WRITE' | 'DESCRIBE';

/** A real broker with a SASL listener and ACLs: `reader` may sign in, and nothing else. */
export async function startSecureKafka() {
  const folder = temporaryFolder();
  const securePort = await freePort(0);
  const kafka = createEmbeddedKafka({
    ...placeIn(folder.path),
    brokers: 1,
    step: (_title, work) => work(),
    log: quietLog,
    probe: (brokers, id) => probeKafka(brokers, id, quietLog),
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
  /** Of one who may do everything. */
  const client = createKafkaClient({
    address: { brokers: open, ssl: false },
    clientId: 'test',
    log: quietLog,
  });

  const withAdmin = async <T>(work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> => {
    const admin = client.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  };
  const grant = (to: Resource, rights: readonly Right[]) =>
    withAdmin(async (admin) => {
      const who = { principal: 'User:reader', host: '*', permissionType: AclPermissionTypes.ALLOW };
      await admin.createAcls({
        acl: rights.map((right) => ({ ...to, ...who, operation: AclOperationTypes[right] })),
      });
    });

  return {
    address: `127.0.0.1:${securePort}`,
    client,
    /** As `reader` signs in. */
    reader: {
      brokers: [`127.0.0.1:${securePort}`],
      ssl: false,
      sasl: { mechanism: 'PLAIN', username: 'reader', password: 'right-password' },
    } as const,
    makeTopic: (topic: string) =>
      withAdmin((admin) =>
        admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true }),
      ),
    /** What `reader` may do to a topic; no group comes with it. */
    grantTopic: (resourceName: string, ...rights: Right[]) =>
      grant({ resourceType: TOPIC, resourceName, resourcePatternType: LITERAL }, rights),
    /** `reader` may read in the groups whose names begin so. */
    grantGroups: (resourceName: string) =>
      grant({ resourceType: GROUP, resourceName, resourcePatternType: PREFIXED }, ['READ']),
    async stop() {
      await kafka.stop();
      folder.remove();
    },
  };
}
