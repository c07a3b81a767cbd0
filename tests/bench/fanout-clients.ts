import { parentPort, workerData } from 'node:worker_threads';
import { type Counts, openLiveClient, type Watched } from '#tests/bench/live-client.ts';

/** Many clients in a thread of their own. Those that read everything are given how many freezers there are. */
export type FanoutWork = {
  readonly host: string;
  readonly port: number;
  readonly clients: number;
  readonly freezers: number | undefined;
};
export type FanoutReport = { readonly counts: Counts; readonly watched: Watched | undefined }[];

const { host, port, clients, freezers } = workerData as FanoutWork;
const opened: ReturnType<typeof openLiveClient>[] = [];
for (let n = 0; n < clients; n++) {
  const client = openLiveClient(host, port, freezers);
  opened.push(client);
  await client.welcomed;
}
parentPort?.postMessage('connected');
parentPort?.once('message', () => {
  const report: FanoutReport = opened.map((client) => ({
    counts: client.counts(),
    watched: client.watched(),
  }));
  for (const { close } of opened) close();
  parentPort?.postMessage(report);
});
