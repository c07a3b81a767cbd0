import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Problem, problem } from '#lib/api/problem.ts';
import { freezerOfKey } from '#lib/freezer/key.ts';
import type { Role } from '#lib/people/roles.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { createDoor } from '#server/auth/door.ts';
import type { Access } from '#server/config/access.ts';
import { createApi } from '#server/http/api.ts';
import { createGate } from '#server/http/gate.ts';
import type { DeliveryParts } from '#server/http/routes/delivery.ts';
import { createHttpServer } from '#server/http/server.ts';
import type { CheckTools } from '#server/integrity/check-ports.ts';
import { createIntegrity } from '#server/integrity/integrity.ts';
import { surroundingsOf } from '#server/integrity/surroundings.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createBoard } from '#server/live/board.ts';
import { createMetrics } from '#server/metrics/metrics.ts';
import { decodeBatch } from '#server/recorder/log-batch.ts';
import { recordBatch } from '#server/recorder/record-batch.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import type { OpenProducer } from '#server/simulation/stint.ts';
import type { Database } from '#server/store/database.ts';
import { createStores, type Stores } from '#server/store/stores.ts';
import { type ApiDocument, createAnswerCheck } from '#tests/support/answers.ts';
import { message, NOON } from '#tests/support/builders.ts';
import { createTestPeople, type Person, SECRET, type TestPeople } from '#tests/support/people.ts';
import { reader } from '#tests/support/pieces.ts';
import { quietDelivery } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { rulesFor } from '#tests/support/test-store.ts';

const TOPIC = 'readings';
const never = (): never => {
  throw new Error('nobody opens it in this test');
};
const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked in this test');
};
const NO_KAFKA: CheckTools = { askEnds: nobody, openSender: never, openReader: never };
const nobodySends: OpenProducer = () => ({ send: nobody, stop: async () => undefined });

export type Api = Awaited<ReturnType<typeof startApi>>;
export type Asked = {
  body?: unknown;
  /** Who does it; Ana unless said otherwise, null for nobody. */
  person?: string | null;
  /** What that person may do; everything unless said otherwise. */
  role?: Role;
  headers?: Record<string, string>;
};

/** The API as the app puts it together, on a port of its own, over real stores. */
export async function startApi(given: {
  database: Database;
  openProducer?: OpenProducer;
  delivery?: Partial<DeliveryParts>;
  checkTools?: CheckTools;
  /** Those of another instance on the same database. */
  people?: TestPeople;
  wrap?: (stores: Stores) => Stores;
  retentionDays?: number;
  access?: Partial<Access>;
  metricsToken?: string;
  log?: Log;
  /** Of the server, which tells of each request. */
  requestLog?: Log;
}) {
  const { database, retentionDays = 400, log = quietLog } = given;
  const access = { ...ON_LOOPBACK, ...given.access };
  const clock = { at: NOON };
  const now = () => clock.at;
  const stores = createStores({ database, rulesFor, maxFreezers: 10_000, now });
  const board = createBoard({ topic: TOPIC, now, log: quietLog });
  const simulation = createSimulation({
    store: stores.simulation({ id: randomUUID(), name: 'here' }),
    openProducer: given.openProducer ?? nobodySends,
    ...{ topic: TOPIC, usual: USUAL_SENDING, onStatus: board.simulated },
    ...{ now, clock: () => performance.now(), log: quietLog },
  });
  const integrity = createIntegrity({
    ...{ store: stores.integrity, tools: given.checkTools ?? NO_KAFKA },
    surroundings: surroundingsOf(TOPIC, USUAL_SENDING),
    ...{ clock: () => performance.now(), random: Math.random, log: quietLog },
  });
  const door = createDoor({
    ...{ pool: database.authPool, arrivals: stores.arrivals, access, secret: SECRET },
    ...{ isAway: () => false, now: () => Date.now(), log: quietLog },
  });
  const gate = createGate({ access, door });
  const people = given.people ?? createTestPeople(database);
  const metrics = createMetrics({ version: 'test', now, clock: () => performance.now() });
  const api = createApi({
    topic: TOPIC,
    stores: given.wrap?.(stores) ?? stores,
    delivery: { ...quietDelivery, ...given.delivery },
    simulation,
    integrity,
    timeZone: 'America/Sao_Paulo',
    judging: { rulesFor, recordedUntil: now, servedSince: () => 0 },
    readiness: board.readiness,
    metrics,
    ...{ access, door, gate, metricsToken: given.metricsToken, clock: () => performance.now() },
    retentionDays,
    now,
    log,
  });
  const server = createHttpServer({
    ...{
      host: '127.0.0.1',
      port: 0,
      clock: () => performance.now(),
      log: given.requestLog ?? quietLog,
    },
    onAnswered: metrics.http.answered,
  });
  const address = await server.start();
  server.open(api, async (_request, response) => void response.end('a page'));
  const client = await createApiClient(address, people.cookieOf);
  await simulation.start();
  return {
    ...client,
    address,
    http: server.http,
    clock,
    database,
    stores,
    board,
    ...{ access, door, gate, people },
    simulation,
    record: (freezer: string, readings: readonly Measured[]) => record(stores, freezer, readings),
    async stop() {
      await simulation.stop();
      await integrity.stop();
      await server.stop();
    },
  };
}

/** As it is unless somebody says otherwise. */
const ON_LOOPBACK: Access = {
  ...{ publicView: true, loopbackOnly: true, proxies: 0 },
  ...{ authSecret: undefined, oidc: undefined },
};

export type Measured = { at: number; celsius: number; simulated?: boolean };

/** Asks a running Gelo, and holds each answer to the API's own document. */
export async function createApiClient(
  address: string,
  cookieOf: (person: Person) => Promise<string>,
) {
  const response = await fetch(`${address}/api/openapi.json`);
  const document = (await response.json()) as ApiDocument;
  const check = createAnswerCheck(document);
  const cookies = new Map<string, Promise<string>>();
  const cookieFor = async (name: string, role: Role): Promise<string> => {
    const kept = cookies.get(`${name} ${role}`) ?? cookieOf({ name, role });
    cookies.set(`${name} ${role}`, kept);
    return kept;
  };

  const ask = async (method: string, path: string, asked: Asked = {}) => {
    const { body, person = 'Ana', role = 'admin', headers } = asked;
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(person === null ? {} : { cookie: await cookieFor(person, role) }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type');
    const parsed: unknown = contentType?.includes('json') ? JSON.parse(text) : text;
    check(method, path, { status: response.status, contentType, body: parsed });
    return { status: response.status, headers: response.headers, text, body: parsed };
  };

  return {
    document,
    ask,
    /** What is answered when all goes well; T is what the document says it is. */
    async get<T>(path: string): Promise<T> {
      const { status, text, body } = await ask('GET', path);
      expect(status, text).toBe(200);
      return body as T;
    },
    async send<T>(method: string, path: string, asked: Asked): Promise<T> {
      const { status, text, body } = await ask(method, path, asked);
      expect(status, text).toBe(200);
      return body as T;
    },
    /** The problem that is answered; its status is the answer's, and it says what to do. */
    async refused(method: string, path: string, asked: Asked = {}): Promise<Problem> {
      const { status, headers, text, body } = await ask(method, path, asked);
      expect(headers.get('content-type'), text).toBe('application/problem+json');
      const parsed = problem.parse(body);
      expect(parsed.status).toBe(status);
      expect(parsed.detail).toMatch(/^[A-Z“].{20,}\.$/s);
      return parsed;
    },
  };
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** As the recorder does it, each time what follows in the log. */
async function record(stores: Stores, freezer: string, readings: readonly Measured[]) {
  const askEnds = async () => ({ low: 0, high: Number.MAX_SAFE_INTEGER });
  const begin = 'earliest';
  const log = {
    topic: TOPIC,
    partition: 0,
    begin,
    askEnds,
    read: reader([]),
    owner: 'test',
  } as const;
  const { log: id, position } = await stores.recording.openLog(log);
  const messages = readings.map((reading, index) =>
    message({ ...reading, freezer, offset: position + index }),
  );
  const next = position + messages.length;
  const receivedAt = Math.max(...readings.map(({ at }) => at));
  const fetched = { from: position, next, high: next, receivedAt, messages };
  const batch = decodeBatch(fetched, freezerOfKey, () => false);
  const tools = {
    log: id,
    accepted: new Set<string>(),
    rulesFor,
    askLow: async () => 0,
    deliver: async () => undefined,
  };
  await stores.recording.transact(id, (transaction) => recordBatch(transaction, batch, tools));
}

export const freezerPath = (id: string, rest = '') =>
  `/api/freezers/${encodeURIComponent(id)}${rest}`;
