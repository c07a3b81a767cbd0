type Answer = { readonly id: number; readonly result: unknown };
type Target = { readonly type: string; readonly webSocketDebuggerUrl: string };

/**
 * The page's devtools, bare: attaching Playwright leaves a world of its own in the page each time,
 * which stays in its heap.
 */
export async function withDevtools<T>(
  port: number,
  work: (send: (method: string) => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  const page = targets.find(({ type }) => type === 'page');
  if (page === undefined) throw new Error('Chromium has no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
  });
  const broken = new Promise<never>((_, reject) => {
    socket.addEventListener('close', () => reject(new Error('the page’s devtools hung up')));
  });
  let asked = 0;
  const send = async (method: string): Promise<unknown> => {
    const id = ++asked;
    const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method }));
    return (await Promise.race([answer, broken])).result;
  };
  try {
    const opened = new Promise((resolve) => socket.addEventListener('open', resolve));
    await Promise.race([opened, broken]);
    return await work(send);
  } finally {
    broken.catch(() => undefined); // From here on it is we who hang up.
    socket.close();
  }
}
