import { expect, test } from 'vitest';
import { createLog } from '#server/lifecycle/log.ts';
import { inRequest } from '#server/lifecycle/request-scope.ts';

type Line = Record<string, unknown>;

function logging(level = 'info') {
  const lines: Line[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Line);
  return { log: createLog({ level }, { write }), lines };
}

test('HE9: a line is JSON with its level by name, a time that anybody reads, and a message', () => {
  const { log, lines } = logging();
  log.warn({ partition: 3 }, 'look');
  log.debug('not at this level');
  const [line] = lines;
  expect(lines).toHaveLength(1);
  expect(line).toEqual({ level: 'warn', time: line?.['time'], partition: 3, msg: 'look' });
  expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('HE9: an error has with it what caused it, to the last', () => {
  const { log, lines } = logging();
  const first = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const second = new TypeError('no connection', { cause: first });
  log.error({ error: new Error('not recorded', { cause: second }) }, 'failed');
  expect(lines[0]).toMatchObject({
    error: {
      ...{ type: 'Error', message: 'not recorded', stack: expect.stringContaining('log.test.ts') },
      cause: {
        ...{ type: 'TypeError', message: 'no connection' },
        cause: { type: 'Error', message: 'refused', code: 'ECONNREFUSED' },
      },
    },
  });
});

test('HE9: what was thrown that is no error is told too, and one that causes itself ends', () => {
  const { log, lines } = logging();
  log.error({ error: 'just a text' }, 'failed');
  log.error({ error: new Error('outer', { cause: 42 }) }, 'failed');
  const round: Error = new Error('round');
  round.cause = round;
  log.error({ error: round }, 'failed');
  const all = new AggregateError([new Error('one'), new Error('two')], 'both');
  log.error({ error: all }, 'failed');
  log.info({ error: undefined }, 'nothing wrong');
  expect(lines[0]).toMatchObject({ error: 'just a text' });
  expect(lines[1]).toMatchObject({ error: { cause: { type: 'number', message: '42' } } });
  expect(JSON.stringify(lines[2]).match(/"message":"round"/g)).toHaveLength(8);
  expect(lines[3]).toMatchObject({ error: { errors: [{ message: 'one' }, { message: 'two' }] } });
  expect(lines[4]).not.toHaveProperty('error');
});

test('HE9: what a library hangs on its errors is left out: it may be a secret', () => {
  const { log, lines } = logging();
  const error = Object.assign(new Error('login failed'), { config: { password: 'hunter2' } });
  log.error({ error, password: 'hunter2', sasl: { password: 'hunter2' } }, 'failed');
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

test('HE8: each line that is written because of a request names it, also later and further down', async () => {
  const { log, lines } = logging();
  const deep = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    log.info('deep');
  };
  await Promise.all([
    inRequest({ id: 'a', route: 'other' }, deep),
    inRequest({ id: 'b', route: 'other' }, deep),
  ]);
  log.info('outside');
  expect(lines.map(({ request, msg }) => `${request} ${msg}`).sort()).toEqual([
    'a deep',
    'b deep',
    'undefined outside',
  ]);
});
