import { expect, test } from 'vitest';
import { withPatience } from '#server/kafka/patience.ts';

const REFUSED = new Error('Connection error: connect ECONNREFUSED 127.0.0.1:9093');

function failing(times: number, error: Error) {
  let asked = 0;
  return {
    asked: () => asked,
    work: async () => {
      asked++;
      if (asked <= times) throw error;
      return 'done';
    },
  };
}

test('LC9: of several brokers one may be going: what fails for that is tried again', async () => {
  const { work, asked } = failing(2, REFUSED);
  expect(await withPatience(['a:1', 'b:1'], work)).toBe('done');
  expect(asked()).toBe(3);
});

test('LC9: a broker’s own word for it counts, however it is wrapped', async () => {
  const moving = Object.assign(new Error('There is no leader'), { type: 'LEADER_NOT_AVAILABLE' });
  const { work } = failing(1, new Error('wrapped', { cause: moving }));
  expect(await withPatience(['a:1', 'b:1'], work)).toBe('done');
});

test('LC9: a single broker that does not answer is said at once', async () => {
  const { work, asked } = failing(1, REFUSED);
  await expect(withPatience(['a:1'], work)).rejects.toThrow('ECONNREFUSED');
  expect(asked()).toBe(1);
});

test('LC9, ST10: what waiting does not cure is said at once', async () => {
  const { work, asked } = failing(1, new Error('SASL authentication failed'));
  await expect(withPatience(['a:1', 'b:1'], work)).rejects.toThrow('SASL');
  expect(asked()).toBe(1);
});
