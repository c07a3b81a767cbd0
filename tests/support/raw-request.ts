import { Agent, request } from 'node:http';

export type RawRequest = {
  method: string;
  /** As it is sent: nothing in it is put right. */
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array | undefined;
};
export type RawAnswer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };

/** Sends what no browser would. One that is not answered in time is a fault. */
export function createRawClient(address: string, withinMs: number) {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(address);

  const ask = ({ method, path, headers, body }: RawRequest): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const timeout = AbortSignal.timeout(withinMs);
      // Of a GET, Node would send a body without saying how long it is: that is another request then.
      const length = body === undefined ? {} : { 'content-length': String(body.byteLength) };
      const asked = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          headers: { ...headers, ...length },
          signal: timeout,
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', reject);
          response.on('end', () => {
            const { statusCode: status = 0, headers } = response;
            resolve({ status, headers, text: Buffer.concat(pieces).toString() });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });

  return { ask, close: () => agent.destroy() };
}
