import { expect, test } from 'vitest';
import { ConnectionBadge } from '#components/shell/connection-badge.tsx';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { NOON } from '#tests/support/builders.ts';
import { openScene, stopTime } from '#tests/support/live-scene.tsx';

stopTime();

const badge = (container: HTMLElement) => container.querySelector('p') as HTMLElement;
const away = (part: 'kafka' | 'tail' | 'database') =>
  stepParts(ALL_UP, part, { up: false, reason: 'gone' }, NOON);

test('CN1, UI6: connecting, live and lost are told by word, shape and colour', async () => {
  const scene = openScene(null);
  const { container } = await scene.show(<ConnectionBadge />);
  const looks = new Set<string>();
  const look = () => {
    const sign = container.querySelector('svg') as SVGElement;
    return sign.innerHTML + getComputedStyle(sign).color;
  };
  expect(badge(container).textContent).toBe('Connecting');
  looks.add(look());
  scene.restart({});
  await expect.poll(() => badge(container).textContent).toBe('Live');
  looks.add(look());
  scene.store.setConnection('lost');
  await expect.poll(() => badge(container).textContent).toBe('Reconnecting');
  looks.add(look());
  expect(looks.size).toBe(3);
});

test('CN1: the server that is there without readings is not live', async () => {
  const scene = openScene();
  const { container } = await scene.show(<ConnectionBadge />, 'pt-BR');
  for (const part of ['kafka', 'tail'] as const) {
    scene.advance({ parts: away(part) });
    await expect.poll(() => badge(container).textContent).toBe(ptBr.connection.blocked);
    expect(badge(container).dataset['connection']).toBe('live');
    scene.advance({ parts: ALL_UP });
    await expect.poll(() => badge(container).textContent).toBe(ptBr.connection.live);
  }
  scene.advance({ parts: away('database') });
  expect(badge(container).textContent).toBe(ptBr.connection.live);
});

test('CN1: how long readings take is shown once it was measured, each second anew, and said in words', async () => {
  const scene = openScene();
  const { container } = await scene.show(<ConnectionBadge />);
  const latency = () => container.querySelector('[data-latency]')?.getAttribute('data-latency');
  expect(latency()).toBeUndefined();
  for (const ms of [39.6, 41, 900]) scene.store.latency.took(ms);
  scene.pass(1000);
  await expect.poll(latency).toBe('41');
  expect(badge(container)).toHaveTextContent(
    'Live' + 'From Kafka to this screen: 41 ms, measured here' + '· 41 ms',
  );
  expect(badge(container).title).toBe('From Kafka to this screen: 41\u00a0ms, measured here');
  for (let n = 0; n < 5; n++) scene.store.latency.took(50);
  scene.pass(1000);
  await expect.poll(latency).toBe('50');
});

test('CN1: while nothing is live no time is shown, and afterwards none from before', async () => {
  const scene = openScene();
  const { container } = await scene.show(<ConnectionBadge />);
  scene.store.latency.took(40);
  scene.pass(1000);
  await expect.poll(() => container.querySelector('[data-latency]')).not.toBeNull();
  scene.store.setConnection('lost');
  await expect.poll(() => container.querySelector('[data-latency]')).toBeNull();
  scene.restart({});
  await expect.poll(() => badge(container).textContent).toBe('Live');
});
