import { expect, test } from 'vitest';
import { createJourneys, TooManyLooksError } from '#server/delivery/journey.ts';
import { followed, message, NOON } from '#tests/support/builders.ts';

/** A partition with one message at offset 7, sent at noon; nothing is recorded of it yet. */
function open(given: { sentAt?: number } = {}) {
  const asked = { reads: 0 };
  const journey = createJourneys({
    topic: 't',
    ends: { ask: async () => [{ partition: 1, low: 0n, high: 1000n }] },
    async readStretch({ from, to }) {
      asked.reads++;
      const messages = [message({ offset: from, at: NOON })];
      return { from, next: to, high: to, receivedAt: NOON, messages };
    },
    outcomes: { place: async () => undefined, find: async () => undefined },
    followed: (_partition, offset) => followed(offset, { sentAt: NOON, ...given }),
  });
  return { journey, asked };
}

test('DE9: what was followed is told with it', async () => {
  const { journey } = open();
  expect((await journey(1, 7))?.followed).toMatchObject({ receivedAt: NOON + 3 });
});

test('DE9: of a topic that was made anew a message is not told what happened to the one before at its place', async () => {
  const { journey } = open({ sentAt: NOON - 60_000 });
  expect((await journey(1, 7))?.followed).toBeNull();
});

test('DE11: who asks for the same message at once or again costs Kafka one look', async () => {
  const { journey, asked } = open();
  await Promise.all([journey(1, 7), journey(1, 7)]);
  await journey(1, 7);
  expect(asked.reads).toBe(1);
});

test('DE11: of many different ones at once some are asked to try again', async () => {
  const { journey } = open();
  const looks = await Promise.allSettled([1, 2, 3, 4, 5].map(async (offset) => journey(1, offset)));
  const refused = looks.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: expect.any(TooManyLooksError) });
  expect((await journey(1, 5))?.offset).toBe(5);
});
