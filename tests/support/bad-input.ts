import type { Message } from 'kafkajs';

/** The flag of a reading whose clock ran ahead; its time is ours then. */
export const SKEWED = 4;
export type Recorded = { freezer: string; celsius: number; at?: number; flags?: number };
/** What a message is, and what becomes of it: the reason of a reject, or the reading. */
export type Case = { what: string; message: Message; becomes: string | Recorded };

const PAST = Date.UTC(2000, 0, 1);
const FUTURE = Date.UTC(2099, 11, 31);
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');

const value = (text: string, becomes: Case['becomes'], what = text): Case => ({
  ...{ what, becomes },
  message: { key: 'bad', value: text },
});
const key = (what: string, named: Message['key'], becomes: Case['becomes'], text = '1'): Case => ({
  ...{ what, becomes },
  message: { key: named ?? null, value: text },
});
const kafkaTime = (timestamp: string, becomes: Recorded): Case => ({
  ...{ what: `Kafka’s time ${timestamp}`, becomes },
  message: { key: becomes.freezer, value: '1', timestamp },
});

export const CASES: Case[] = [
  { what: 'no value', message: { key: 'bad', value: null }, becomes: 'empty' },
  value('', 'empty', 'an empty value'),
  value(' \t\n', 'empty', 'white space'),
  value('warm', 'not-a-number'),
  value('12 °C', 'not-a-number'),
  value('1,234.5', 'not-a-number'),
  value('NaN', 'not-finite'),
  value('-Infinity', 'not-finite'),
  value('9'.repeat(400), 'not-finite', '400 digits'),
  value('-1e308', 'not-a-number'),
  value('{"value":-1e308}', 'out-of-range'),
  value('{"value":1e999}', 'not-finite'),
  value('1000.01', 'out-of-range'),
  value('x'.repeat(1_048_576), 'too-large', 'a megabyte of text'),
  value(`{"value":1,"x":${nested(10_000)}}`, 'too-large', 'JSON of 10 000 levels'),
  value(`{"value":1,"x":${'['.repeat(10_000)}`, 'not-a-number', '10 000 levels, none closed'),
  value(
    `{"value":1,"x":${nested(8000)}}`,
    { freezer: 'bad', celsius: 1 },
    '8000 levels, all closed',
  ),
  value('{"value":', 'not-a-number'),
  value('{}', 'not-a-number'),
  value('[1]', 'not-a-number'),
  value('"1"', 'not-a-number'),
  value('true', 'not-a-number'),
  value('{"value":{"value":1}}', 'not-a-number'),
  value('{"value":[1]}', 'not-a-number'),
  value('{"value":true}', 'not-a-number'),
  value('{"value":null}', 'not-a-number'),
  value('{"value":1,"unit":7}', 'unknown-unit'),
  value('{"value":1,"unit":"R"}', 'unknown-unit'),
  value('{"value":1,"timestamp":{}}', 'bad-time'),
  value('{"value":1,"timestamp":"2026-02-30T00:00:00Z"}', 'bad-time'),
  value('{"value":1,"timestamp":"1999-12-31T23:59:59Z"}', 'bad-time'),
  value('{"value":1,"timestamp":"2100-01-01T00:00:00Z"}', 'bad-time'),
  value('{"value":1,"id":{}}', 'no-freezer-id'),
  value('{"value":1,"id":""}', 'no-freezer-id'),
  value('{"value":1,"id":"a\\u0000b"}', 'no-freezer-id'),
  value('{"value":1,"id":"\\ud800"}', 'no-freezer-id'),
  value('{"value":1,"value":2}', { freezer: 'bad', celsius: 2 }),
  value('{"id":"a","id":"twice","value":3}', { freezer: 'twice', celsius: 3 }),
  value('{"__proto__":{"value":1}}', 'not-a-number'),
  key('text without a key', null, 'no-freezer-id'),
  key('JSON without an id', null, 'no-freezer-id', '{"value":1}'),
  key('an empty key', '', 'no-freezer-id'),
  key('a key that is no UTF-8', latin1('\xff\xfe'), 'no-freezer-id'),
  key('a key with a zero byte', 'a\0b', 'no-freezer-id'),
  key('a key of 10 kB', 'k'.repeat(10_240), 'no-freezer-id'),
  key('a key of 201 characters', 'k'.repeat(201), 'no-freezer-id'),
  {
    ...{ what: 'text that is no UTF-8', becomes: 'not-a-number' },
    message: { key: 'bad', value: latin1('1\xff') },
  },
  {
    ...{ what: 'JSON that is no UTF-8', becomes: 'not-a-number' },
    message: { key: 'bad', value: latin1('{"value":1}\xff') },
  },
  kafkaTime('0', { freezer: 'epoch', celsius: 1, at: 0, flags: 0 }),
  kafkaTime(String(PAST), { freezer: 'past', celsius: 1, at: PAST, flags: 0 }),
  value(`{"id":"past","value":2,"timestamp":${PAST}}`, { freezer: 'past', celsius: 2, at: PAST }),
  kafkaTime(String(FUTURE), { freezer: 'future', celsius: 1, flags: SKEWED }),
  value(`{"id":"future","value":2,"timestamp":${FUTURE}}`, {
    ...{ freezer: 'future', celsius: 2, flags: SKEWED },
  }),
  // The last millisecond that 64 bits can count: no calendar holds it.
  kafkaTime('9223372036854775807', { freezer: 'never', celsius: 1, flags: SKEWED }),
];
