import { expect, test } from 'vitest';
import { ALL_UP } from '#lib/health/parts.ts';
import { readinessOf } from '#lib/health/readiness.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { createMetrics } from '#server/metrics/metrics.ts';
import { alarmView, factsOf } from '#tests/support/builders.ts';

const NOW = 1_767_268_800_000;

/** Metrics by a clock that a test sets, and what a collector would read. */
function open() {
  const time = { now: NOW, clock: 0 };
  const metrics = createMetrics({ version: '1.2.3', now: () => time.now, clock: () => time.clock });
  const read = async () => {
    const text = await metrics.text();
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
  };
  return { metrics, time, read };
}

const batch = (first: number, ...timestamps: number[]) =>
  timestamps.map((at, index) => ({ timestamp: String(at), offset: String(first + index) }));

test('HE5: what the tail reads is counted, and of each batch the message that waited longest is timed', async () => {
  const { metrics, read } = open();
  const got: unknown[] = [];
  const onBatch = metrics.tail.watching((...given) => got.push(given));
  onBatch(0, batch(10, NOW - 40, NOW - 5), 10n);
  onBatch(1, [], 0n);
  const samples = await read();
  expect(got).toHaveLength(2);
  expect(samples.get('gelo_tail_messages_total')).toBe(2);
  expect(samples.get('gelo_append_to_received_seconds_sum')).toBe(0.04);
  expect(samples.get('gelo_append_to_received_seconds_count')).toBe(1);
});

test('HE5: what was in the log before a start, and times that cannot be, say nothing of how fast it is', async () => {
  const { metrics, read } = open();
  const onBatch = metrics.tail.watching(() => undefined);
  onBatch(0, batch(9, NOW - 300_000), 10n);
  onBatch(0, batch(10, NOW + 1000), 10n);
  onBatch(0, batch(11, NOW - 3_600_001), 10n);
  onBatch(0, [{ timestamp: '', offset: '12' }], 10n);
  const samples = await read();
  expect(samples.get('gelo_tail_messages_total')).toBe(4);
  expect(samples.get('gelo_append_to_received_seconds_count')).toBe(0);
});

test('HE5: a transaction of the recorder: readings, rejects by reason, alarms, its size and times', async () => {
  const { metrics, time, read } = open();
  metrics.recorder.received(12);
  const done = metrics.recorder.began();
  time.clock = 250;
  time.now = NOW + 300;
  done(9, { rejects: ['empty', 'empty', 'bad-time'], raised: ['high', 'high'] }, NOW);
  const samples = await read();
  expect(Object.fromEntries(samples)).toMatchObject({
    gelo_recorder_messages_total: 12,
    gelo_readings_recorded_total: 9,
    'gelo_readings_rejected_total{reason="empty"}': 2,
    'gelo_readings_rejected_total{reason="bad-time"}': 1,
    'gelo_alarms_raised_total{kind="high"}': 2,
    'gelo_alarms_raised_total{kind="low"}': 0,
    gelo_recorder_batch_messages_sum: 12,
    gelo_recorder_batch_seconds_sum: 0.25,
    gelo_received_to_recorded_seconds_sum: 0.3,
    'gelo_received_to_recorded_seconds_bucket{le="0.25"}': 0,
    'gelo_received_to_recorded_seconds_bucket{le="0.5"}': 1,
  });
});

test('HE5: a transaction that fails is not counted as recorded', async () => {
  const { metrics, read } = open();
  metrics.recorder.began();
  expect((await read()).get('gelo_recorder_batch_seconds_count')).toBe(0);
});

test('HE5: frames and browsers', async () => {
  const { metrics, read } = open();
  metrics.gateway.sent(NOW - 20);
  metrics.gateway.sent(undefined);
  metrics.gateway.setAside();
  metrics.gateway.watch(() => ({ connected: 5, setAside: 2 }));
  expect(Object.fromEntries(await read())).toMatchObject({
    gelo_frames_sent_total: 2,
    gelo_append_to_sent_seconds_sum: 0.02,
    gelo_append_to_sent_seconds_count: 1,
    gelo_sockets_set_aside_total: 1,
    'gelo_sockets{state="live"}': 3,
    'gelo_sockets{state="set-aside"}': 2,
  });
});

test('HE5: requests by the route as it is declared; a method that nobody has is no new label', async () => {
  const { metrics, read } = open();
  const route = '/api/freezers/{id}';
  metrics.http.answered({ method: 'GET', route, status: 200, seconds: 0.01 });
  metrics.http.answered({ method: 'XYZZY', route: 'other', status: 404, seconds: 0.01 });
  metrics.http.answered({ method: 'YZZYX', route: 'other', status: 404, seconds: 0.01 });
  expect(Object.fromEntries(await read())).toMatchObject({
    [`gelo_http_requests_total{method="GET",route="${route}",status="200"}`]: 1,
    'gelo_http_requests_total{method="other",route="other",status="404"}': 2,
    [`gelo_http_request_seconds_count{method="GET",route="${route}"}`]: 1,
  });
});

test('HE5: what is produced, by what became of it', async () => {
  const { metrics, time, read } = open();
  const answers = [new Map([[0, 5n]]), new Map<number, bigint>(), new Error('the broker is away')];
  const producer = metrics.producer.watching(() => ({
    async send() {
      time.clock += 30;
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? new Map();
    },
    stop: async () => undefined,
  }))(USUAL_SENDING, () => undefined);
  const message = { key: 'f1', value: '1', partition: 0, timestamp: '1', headers: {} };
  expect(await producer.send([message, message])).toEqual(new Map([[0, 5n]]));
  await producer.send([message]);
  await expect(producer.send([message, message, message])).rejects.toThrow('away');
  expect(Object.fromEntries(await read())).toMatchObject({
    'gelo_produced_messages_total{outcome="acknowledged"}': 2,
    'gelo_produced_messages_total{outcome="unconfirmed"}': 1,
    'gelo_produced_messages_total{outcome="failed"}': 3,
    gelo_produce_seconds_sum: 0.03,
  });
});

test('HE5: open alarms by kind and standing, and how many are shelved, as they are when somebody asks', async () => {
  const { metrics, read } = open();
  let facts = [
    factsOf('f1', { alarms: [alarmView({ kind: 'high', standing: 'active' })] }),
    factsOf('f2', {
      alarms: [
        alarmView({ kind: 'high', standing: 'active', shelvedUntil: NOW + 1 }),
        alarmView({ kind: 'silent', standing: 'acknowledged', shelvedUntil: NOW }),
      ],
    }),
  ];
  metrics.alarms.watch(
    () => facts,
    () => NOW,
  );
  expect(Object.fromEntries(await read())).toMatchObject({
    'gelo_alarms{kind="high",standing="active"}': 2,
    'gelo_alarms{kind="silent",standing="acknowledged"}': 1,
    'gelo_alarms{kind="low",standing="active"}': 0,
    gelo_alarms_shelved: 1,
  });
  facts = [];
  expect((await read()).get('gelo_alarms{kind="high",standing="active"}')).toBe(0);
});

test('HE5: parts, and how far the tail and the recorder are behind in each partition', async () => {
  const { metrics, read } = open();
  const seen = { kafka: NOW, tail: NOW, database: NOW, recorder: NOW };
  const parts = { ...ALL_UP, tail: { status: 'down', since: 1, reason: 'stalled' } } as const;
  let tail = [{ partition: 0, messages: 3, waitsSince: NOW - 2000 }];
  metrics.parts.watch({
    readiness: () => readinessOf(parts, seen, NOW),
    freezers: () => 12,
    behind: {
      tail: () => tail,
      recorder: () => [
        { partition: 0, messages: 0, waitsSince: NOW - 9000 },
        { partition: 1, messages: 8, waitsSince: null },
      ],
    },
  });
  expect(Object.fromEntries(await read())).toMatchObject({
    'gelo_part_up{part="tail"}': 0,
    'gelo_part_up{part="kafka"}': 1,
    gelo_freezers: 12,
    'gelo_consumer_lag_messages{consumer="tail",partition="0"}': 3,
    'gelo_consumer_lag_seconds{consumer="tail",partition="0"}': 2,
    'gelo_consumer_lag_messages{consumer="recorder",partition="1"}': 8,
    'gelo_consumer_lag_seconds{consumer="recorder",partition="0"}': 0,
    'gelo_consumer_lag_seconds{consumer="recorder",partition="1"}': 0,
  });
  tail = [];
  expect((await read()).has('gelo_consumer_lag_messages{consumer="tail",partition="0"}')).toBe(
    false,
  );
});

test('HE5: what runs, and how the process does', async () => {
  const { metrics, read } = open();
  metrics.built('b7');
  const samples = await read();
  const node = process.versions.node;
  expect(samples.get(`gelo_build_info{version="1.2.3",build="b7",node="${node}"}`)).toBe(1);
  for (const name of ['p50_seconds', 'p99_seconds', 'max_seconds']) {
    expect(samples.has(`nodejs_eventloop_lag_${name}`), name).toBe(true);
  }
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
});

test('HE5: every metric of Gelo says what it is, in a sentence, with its unit in its name', async () => {
  const { metrics } = open();
  metrics.gateway.watch(() => ({ connected: 0, setAside: 0 }));
  const helps = [...(await metrics.text()).matchAll(/^# HELP (gelo_\w+) (.*)$/gm)];
  const types = new Map(
    [...(await metrics.text()).matchAll(/^# TYPE (gelo_\w+) (\w+)$/gm)].map(([, name, type]) => [
      name,
      type,
    ]),
  );
  expect(helps.length).toBeGreaterThan(15);
  for (const [, name = '', help = ''] of helps) {
    expect(help, name).toMatch(/^[A-Z0-9].{20,}\.$/);
    if (types.get(name) === 'counter') expect(name).toMatch(/_total$/);
    if (types.get(name) === 'histogram') expect(name).toMatch(/_(seconds|messages)$/);
  }
});
