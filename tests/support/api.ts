import { expect } from 'vitest';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { type Problem, problem } from '#lib/api/problem.ts';
import { freezerOfKey } from '#lib/freezer-key.ts';
import { createApi } from '#server/http/api.ts';
import { createHttpServer } from '#server/http/server.ts';
import type { Produce } from '#server/kafka/producer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createBoard } from '#server/live/board.ts';
import { decodeBatch } from '#server/recorder/log-batch.ts';
import { recordBatch } from '#server/recorder/record-batch.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import type { Database } from '#server/store/database.ts';
import { createStores, type Stores } from '#server/store/stores.ts';
import { type ApiDocument, createAnswerCheck } from '#tests/support/answers.ts';
import { message, NOON } from '#tests/support/builders.ts';
import { reader } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { rulesFor } from '#tests/support/test-store.ts';

const TOPIC = 'readings';
const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked in this test');
};

export type Api = Awaited<ReturnType<typeof startApi>>;
export type Asked = {
  body?: unknown;
  /** Who does it; Ana unless said otherwise, null for nobody. */
  person?: string | null;
  headers?: Record<string, string>;
};

/** The API as the app puts it together, on a port of its own, over real stores. */
export async function startApi(given: {
  database: Database;
  simulation?: { load: () => Promise<Wish>; save: (wish: Wish) => Promise<void> };
  produce?: Produce;
  delivery?: () => Promise<PartitionDelivery[]>;
  wrap?: (stores: Stores) => Stores;
  retentionDays?: number;
  log?: Log;
}) {
  const { database, retentionDays = 400, log = quietLog } = given;
  const clock = { at: NOON };
  const now = () => clock.at;
  const stores = createStores({ database, rulesFor, maxFreezers: 10_000, now });
  const board = createBoard({ topic: TOPIC, now, log: quietLog });
  const simulation = createSimulation({
    ...(given.simulation ?? stores.simulation),
    produce: given.produce ?? nobody,
    onStatus: board.simulated,
    random: Math.random,
    log: quietLog,
  });
  const api = createApi({
    topic: TOPIC,
    stores: given.wrap?.(stores) ?? stores,
    delivery: given.delivery ?? nobody,
    simulation,
    parts: board.parts,
    retentionDays,
    now,
    log,
  });
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: quietLog });
  const address = await server.start();
  server.open(api, async (_request, response) => void response.end('a page'));
  const client = await createApiClient(address);
  await simulation.start();
  return {
    ...client,
    address,
    http: server.http,
    clock,
    database,
    stores,
    board,
    record: (freezer: string, readings: readonly Measured[]) => record(stores, freezer, readings),
    async stop() {
      simulation.stop();
      await server.stop();
    },
  };
}

type Wish = { running: boolean; sensors: number };
export type Measured = { at: number; celsius: number };

/** Asks a running Gelo, and holds each answer to the API's own document. */
export async function createApiClient(address: string) {
  const response = await fetch(`${address}/api/openapi.json`);
  const document = (await response.json()) as ApiDocument;
  const check = createAnswerCheck(document);

  const ask = async (method: string, path: string, asked: Asked = {}) => {
    const { body, person = 'Ana', headers } = asked;
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(person === null ? {} : { 'gelo-person': encodeURIComponent(person) }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
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
