import { expect, test } from 'vitest';
import {
  type BrokerPlace,
  brokerProperties,
  formatProperties,
} from '#server/embedded/kafka-properties.ts';

const place = (id: number): BrokerPlace => ({
  id,
  clientPort: 9092 + id,
  controllerPort: 19_092 + id,
  folder: `/data/${id}`,
});

test('EK2: a broker listens on loopback only', () => {
  const { listeners, 'advertised.listeners': advertised } = brokerProperties(place(0), [place(0)]);
  expect(listeners).toBe('CLIENTS://127.0.0.1:9092,CONTROLLER://127.0.0.1:19092');
  expect(advertised).toBe('CLIENTS://127.0.0.1:9092');
});

test.each([
  [1, '1', '1'],
  [3, '3', '2'],
])(
  'EK4: %i broker(s): everything is replicated %s times, in sync at least %s',
  (count, replication, minInSync) => {
    const cluster = Array.from({ length: count }, (_, id) => place(id));
    const properties = brokerProperties(place(0), cluster);
    for (const [name, value] of Object.entries(properties)) {
      if (/replication\.factor$/.test(name)) expect([name, value]).toEqual([name, replication]);
      if (/min\.(isr|insync\.replicas)$/.test(name))
        expect([name, value]).toEqual([name, minInSync]);
    }
    expect(properties['controller.quorum.voters']?.split(',')).toHaveLength(count);
  },
);

test('EK4: overrides win, and the file has one line for each property', () => {
  const properties = brokerProperties(place(0), [place(0)], { 'num.partitions': '7' });
  const text = formatProperties(properties);
  expect(text).toContain('num.partitions=7\n');
  expect(text.trimEnd().split('\n')).toHaveLength(Object.keys(properties).length);
});
