import { describe, expect, test, vi } from 'vitest';
import { EmptyFleet } from '#components/fleet/empty-fleet.tsx';
import { Fleet } from '#components/fleet/fleet.tsx';
import { SimulationControl } from '#components/fleet/simulation-control.tsx';
import { change } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

const RUNNING = { running: 3, owner: 'kitchen:42', perSecond: 3 };
const problem = (detail: string) =>
  Response.json({ type: 'about:blank', title: 'No', status: 503, detail }, { status: 503 });

/** A server of which a test is the answer; what it is asked is noted. */
function answering(...answers: (() => Promise<Response> | Response)[]) {
  const asked: unknown[] = [];
  vi.spyOn(window, 'fetch').mockImplementation(async (path, request) => {
    asked.push([path, request?.method, JSON.parse(String(request?.body))]);
    const answer = answers.shift();
    return answer === undefined ? Response.json({}) : answer();
  });
  return asked;
}

test('FL7: no freezers yet: two lines say how to send a reading, and a button starts sensors', async () => {
  const asked = answering();
  const scene = openScene({ topic: 'my-topic' });
  const { getByRole, getByText } = await scene.show(<Fleet />);
  await expect.element(getByRole('heading', { name: 'No reading yet' })).toBeVisible();
  await expect.element(getByText(/topic my-topic: the key names the freezer/)).toBeVisible();
  await getByRole('button', { name: 'Start simulated sensors' }).click();
  await expect.poll(() => asked).toEqual([['/api/simulation/start', 'POST', {}]]);
  scene.advance({ simulation: RUNNING });
  await expect.element(getByText(/Their first readings show here in a moment/)).toBeVisible();
  scene.advance({ changes: [change({ id: 'sensor1', simulated: true })] });
  const note = getByRole('link', { name: '3 simulated sensors run' });
  await expect.element(note).toHaveAttribute('href', '/admin/simulation');
  expect(getByRole('button', { name: 'Start simulated sensors' }).query()).toBeNull();
  scene.advance({ simulation: { ...RUNNING, running: 0 } });
  await expect.element(note).not.toBeInTheDocument();
});

test('FL7: who may not start them is told what it takes', async () => {
  const scene = openScene({}, { person: null, role: 'viewer' });
  const { getByRole, container } = await scene.show(<SimulationControl />);
  await expect.element(getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in');
  expect(container.querySelector('button')).toBeNull();
});

test('UI8: a topic with HTML in its name shows as text', async () => {
  const { container } = await openScene().show(<EmptyFleet topic="<b>x</b>" />);
  expect(container.querySelector('p')?.textContent).toContain('topic <b>x</b>:');
});

describe('FL7: a failure', () => {
  test.each([
    [
      'a refusal, in the server’s words',
      () => problem('Kafka does not answer; start it, then try again.'),
      'That did not work: Kafka does not answer; start it, then try again.',
    ],
    [
      'no answer',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'Gelo does not answer. Is it still running?',
    ],
    [
      'an answer that is none of Gelo’s',
      () => new Response('<html>Bad gateway</html>', { status: 502 }),
      'Gelo answered with something unexpected (502). Its log says more.',
    ],
  ])('FL7: %s says what to do, and the next attempt clears it', async (_, answer, words) => {
    answering(answer);
    const { getByRole } = await openScene({}).show(<SimulationControl />);
    const start = getByRole('button', { name: 'Start simulated sensors' });
    await start.click();
    await expect.element(getByRole('alert')).toHaveTextContent(words);
    await start.click();
    await expect.element(getByRole('alert')).not.toBeInTheDocument();
  });
});

test('FL7: while it is asked it says so, keeps the focus, and is asked once', async () => {
  const asked: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.spyOn(window, 'fetch').mockImplementation((path) => {
    asked.push(path);
    return promise;
  });
  const { getByRole } = await openScene({}).show(<SimulationControl />);
  await getByRole('button').click();
  const working = getByRole('button', { name: 'One moment…' });
  await expect.element(working).toHaveAttribute('aria-disabled', 'true');
  (working.element() as HTMLElement).click();
  resolve(Response.json({}));
  await expect.element(getByRole('button', { name: 'Start simulated sensors' })).toHaveFocus();
  expect(asked).toEqual(['/api/simulation/start']);
});

test('FL7: before the server is known there is nothing to start', async () => {
  const asked = answering();
  const { getByRole } = await openScene(null).show(<SimulationControl />);
  (getByRole('button').element() as HTMLElement).click();
  await expect.element(getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  expect(asked).toEqual([]);
});
