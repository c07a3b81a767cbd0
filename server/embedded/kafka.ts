import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '#server/embedded/child.ts';
import { bringJars, jarsFolder } from '#server/embedded/jars.ts';
import { requireJava } from '#server/embedded/java.ts';
import {
  type BrokerPlace,
  brokerProperties,
  formatProperties,
  type Properties,
} from '#server/embedded/kafka-properties.ts';
import type { Place } from '#server/embedded/place.ts';
import { freePort } from '#server/embedded/ports.ts';
import { runTool } from '#server/embedded/run-tool.ts';
import { superviseChild } from '#server/embedded/supervisor.ts';
import { untilReady } from '#server/embedded/until-ready.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { allOrFirstError } from '#server/lifecycle/settle.ts';
import { StartError } from '#server/lifecycle/start-error.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';

const USUAL_CLIENT_PORT = 9092;
const USUAL_CONTROLLER_PORT = 19_092;
const READY_WITHIN_MS = 60_000;
/** So often are other ports looked for, when somebody takes those that were free a moment ago. */
const ATTEMPTS = 5;
const JVM = ['-Xmx384m', '-Xms64m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const LOG4J = join(import.meta.dirname, 'log4j2.xml');

type Deps = Place & {
  brokers: number;
  step: RunStep;
  log: Log;
  /** Resolves once a message was written to these brokers and read back; or once another cluster answers there. */
  probe: (bootstrap: string[], clusterId: string) => Promise<'ready' | 'foreign'>;
  /** What differs from the usual properties of a broker. */
  overrides?: (place: BrokerPlace) => Properties;
  findPort?: (usual: number) => Promise<number>;
};

/** A real Apache Kafka in KRaft mode, one or three brokers, as child processes on loopback. */
export function createEmbeddedKafka(deps: Deps) {
  const { dataFolder, brokers, step, log } = deps;
  const running: { stop: () => Promise<void> }[] = [];

  const start = async (): Promise<string[]> => {
    await requireJava();
    const jars = jarsFolder();
    await step('Bringing Apache Kafka by Maven', () => bringJars(jars));
    const folder = join(dataFolder, 'kafka');
    const clusterId = openCluster(folder, brokers);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const cluster = await placeBrokers(folder, brokers, deps.findPort ?? freePort);
      const bootstrap = cluster.map(({ clientPort }) => `127.0.0.1:${clientPort}`);
      const answered = await step(`Starting Apache Kafka (${bootstrap.join(', ')})`, () =>
        startCluster(jars, clusterId, cluster, bootstrap),
      );
      if (answered === 'ready') return bootstrap;
      log.warn(`another Kafka took one of ${bootstrap.join(', ')}; looking for other ports`);
      await stop();
    }
    throw new StartError(
      `Apache Kafka found no port that nobody else took meanwhile. Start Gelo again, or set BOOTSTRAP_SERVERS.`,
    );
  };

  const startCluster = async (
    jars: string,
    clusterId: string,
    cluster: readonly BrokerPlace[],
    bootstrap: string[],
  ) => {
    const started = cluster.map((place) =>
      superviseChild({
        name: `Kafka broker ${place.id}`,
        log,
        start: () => startBroker(deps, jars, clusterId, place, cluster),
      }).then((broker) => running.push(broker)),
    );
    await allOrFirstError(started);
    return untilReady({
      name: 'Apache Kafka',
      probe: () => deps.probe(bootstrap, clusterId),
      logFile: logFileOf(deps, 0),
      everyMs: 100,
      withinMs: READY_WITHIN_MS,
    });
  };

  const stop = async () => {
    await Promise.all(running.splice(0).map((broker) => broker.stop()));
  };

  return { start, stop };
}

async function startBroker(
  deps: Deps,
  jars: string,
  clusterId: string,
  place: BrokerPlace,
  cluster: readonly BrokerPlace[],
): Promise<Child> {
  mkdirSync(place.folder, { recursive: true });
  const properties = `${place.folder}.properties`;
  writeFileSync(
    properties,
    formatProperties(brokerProperties(place, cluster, deps.overrides?.(place))),
  );
  const classPath = join(jars, '*');
  if (!existsSync(join(place.folder, 'meta.properties'))) {
    const tool = ['-cp', classPath, 'kafka.tools.StorageTool'];
    await runTool('java', [...JVM, ...tool, 'format', '-t', clusterId, '-c', properties]);
  }
  return startChild({
    command: 'java',
    args: [
      ...JVM,
      `-Dlog4j2.configurationFile=${LOG4J}`,
      '-cp',
      classPath,
      'kafka.Kafka',
      properties,
    ],
    signal: 'TERM',
    pidFile: join(deps.pidFolder, `kafka-${place.id}.pid`),
    logFile: logFileOf(deps, place.id),
    cwd: place.folder,
  });
}

function logFileOf(deps: Deps, id: number): string {
  return join(deps.logFolder, `kafka-${id}.log`);
}

/** The cluster's id, kept in its folder. A folder made for another number of brokers is refused: its log would vanish from sight. */
function openCluster(folder: string, brokers: number): string {
  const file = join(folder, 'cluster.json');
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as { id: string; brokers: number };
    if (known.brokers === brokers) return known.id;
    throw new StartError(
      `${folder} holds a Kafka of ${known.brokers} broker(s), and KAFKA_BROKERS asks for ${brokers}. Set KAFKA_BROKERS=${known.brokers}, or GELO_DATA to another folder, or forget the data with: npm run reset`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const id = randomBytes(16).toString('base64url').replace(/^-/, 'g');
  writeFileSync(`${file}.new`, JSON.stringify({ id, brokers }));
  renameSync(`${file}.new`, file);
  return id;
}

async function placeBrokers(
  folder: string,
  brokers: number,
  findPort: (usual: number) => Promise<number>,
): Promise<BrokerPlace[]> {
  const places: BrokerPlace[] = [];
  for (let id = 0; id < brokers; id++) {
    places.push({
      id,
      clientPort: await findPort(USUAL_CLIENT_PORT + id),
      controllerPort: await findPort(USUAL_CONTROLLER_PORT + id),
      folder: join(folder, String(id)),
    });
  }
  return places;
}
