import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ALL_UP } from '#lib/health/parts.ts';
import { readinessOf } from '#lib/health/readiness.ts';
import { createMetrics } from '#server/metrics/metrics.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docs/metrics.md'), 'utf8');

test('HE5: docs/metrics.md names every metric of Gelo, with its labels, and no other', async () => {
  const metrics = createMetrics({ version: '1', now: () => 0, clock: () => 0 });
  const up = readinessOf(ALL_UP, { kafka: 0, tail: 0, database: 0, recorder: 0 }, 0);
  metrics.built('b');
  metrics.alarms.watch(
    () => [],
    () => 0,
  );
  metrics.gateway.watch(() => ({ connected: 0, setAside: 0 }));
  metrics.database.watch({ onWork: () => () => undefined, connections: () => [] });
  const behind = { tail: () => [], recorder: () => [] };
  metrics.parts.watch({ readiness: () => up, freezers: () => 0, behind });
  const told = [...(await metrics.text()).matchAll(/^# TYPE (gelo_\w+)/gm)].map(([, name]) => name);
  const table = text.slice(text.indexOf('| metric'), text.indexOf('Latencies begin'));
  const named = [...table.matchAll(/`(gelo_\w+)/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(told.sort());
});

test('HE5: the alerts ask for metrics that there are', () => {
  const alerts = text.slice(text.indexOf('## Alerts'));
  const asked = [...alerts.matchAll(/gelo_\w+/g)].map(([name]) => name.replace(/_bucket$/, ''));
  const table = text.slice(0, text.indexOf('## Alerts'));
  expect(asked.length).toBeGreaterThan(5);
  for (const name of asked) expect(table).toContain(`\`${name}`);
});
