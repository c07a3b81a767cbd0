import { expect, test } from 'vitest';
import { SENT_AT_HEADER } from '#lib/reading/headers.ts';
import { stampsOf } from '#server/kafka/stamps.ts';
import { bytes, NOON } from '#tests/support/builders.ts';

const stamped = (timestamp: string | number, given: object = {}) =>
  stampsOf({ timestamp: String(timestamp), ...given });
const byBroker = { batchContext: { timestampType: 1 } };

test('DE9: a stamp is the sender’s, unless the batch says that the broker set it', () => {
  expect(stamped(NOON)).toEqual({ sentAt: NOON, sentBy: 'stamp', appendedAt: null });
  expect(stamped(NOON, { batchContext: { timestampType: 0 } })).toMatchObject({ appendedAt: null });
  expect(stamped(NOON, byBroker)).toEqual({ sentAt: null, sentBy: 'stamp', appendedAt: NOON });
});

test('DE9: the header of a sender that writes one goes before its stamp', () => {
  for (const value of [bytes('1700000000000'), '1700000000000', [bytes('1700000000000'), 'x']]) {
    const headers = { [SENT_AT_HEADER]: value };
    expect(stamped(NOON, { headers })).toMatchObject({ sentAt: 1.7e12, sentBy: 'header' });
    expect(stamped(NOON, { headers, ...byBroker })).toMatchObject({
      ...{ sentAt: 1.7e12, appendedAt: NOON },
    });
  }
});

test.each([undefined, '', 'soon', '-1', '0', [], Uint8Array.of(255)])(
  'DE9: a header that is no time counts as none: %j',
  (value) => {
    const headers = { [SENT_AT_HEADER]: value };
    expect(stamped(NOON, { headers })).toMatchObject({ sentAt: NOON, sentBy: 'stamp' });
  },
);

test('DE9: a message without a time has none', () => {
  expect(stamped(-1)).toEqual({ sentAt: null, sentBy: 'stamp', appendedAt: null });
  for (const batchContext of [null, 7, {}]) {
    expect(stamped(-1, { batchContext })).toMatchObject({ sentAt: null, appendedAt: null });
  }
});
