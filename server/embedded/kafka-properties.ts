/** Where one broker of the embedded cluster listens and keeps its log. */
export type BrokerPlace = {
  id: number;
  clientPort: number;
  controllerPort: number;
  folder: string;
};

export type Properties = Record<string, string>;

/** The server.properties of one broker; it is broker and controller at once. */
export function brokerProperties(
  place: BrokerPlace,
  cluster: readonly BrokerPlace[],
  overrides: Properties = {},
): Properties {
  const replication = String(cluster.length);
  const minInSync = cluster.length >= 3 ? '2' : '1';
  return {
    'process.roles': 'broker,controller',
    'node.id': String(place.id),
    'controller.quorum.voters': cluster
      .map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`)
      .join(','),
    listeners: `CLIENTS://127.0.0.1:${place.clientPort},CONTROLLER://127.0.0.1:${place.controllerPort}`,
    'advertised.listeners': `CLIENTS://127.0.0.1:${place.clientPort}`,
    'listener.security.protocol.map': 'CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENTS',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': place.folder,
    'num.partitions': '3',
    'default.replication.factor': replication,
    'min.insync.replicas': minInSync,
    'auto.create.topics.enable': 'false',
    'offsets.topic.num.partitions': '5',
    'offsets.topic.replication.factor': replication,
    'transaction.state.log.num.partitions': '5',
    'transaction.state.log.replication.factor': replication,
    'transaction.state.log.min.isr': minInSync,
    'share.coordinator.state.topic.num.partitions': '5',
    'share.coordinator.state.topic.replication.factor': replication,
    'share.coordinator.state.topic.min.isr': minInSync,
    'group.initial.rebalance.delay.ms': '0',
    // A broker that was killed may register again only after its old session ended: not 9 s, but 3.
    'broker.session.timeout.ms': '3000',
    'broker.heartbeat.interval.ms': '500',
    'log.cleaner.dedupe.buffer.size': '2097152',
    ...overrides,
  };
}

export function formatProperties(properties: Properties): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
