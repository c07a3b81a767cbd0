import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Outcome } from '#lib/api/delivery-message.ts';
import { adminEn } from '#lib/messages/admin-en.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { followed, NOON } from '#tests/support/builders.ts';
import { journeyOf, showDelivery } from '#tests/support/delivery-page.tsx';

const words = adminEn.deliveryAdmin;
const dialog = () => page.getByRole('dialog');
const step = (name: string) => document.querySelector<HTMLElement>(`[data-step="${name}"]`);
const outcome = () => document.querySelector<HTMLElement>('[data-outcome]');

test('DE10: a click on a message shows its whole way; the address names it', async () => {
  const { tell, scene, container } = await showDelivery();
  scene.pass(20);
  tell({ arrived: [followed(7, { acknowledgedAt: NOON + 2, recordedAt: NOON + 60 })] });
  await expect.poll(() => container.querySelector('[data-delivery]')).not.toBeNull();
  container.querySelector<HTMLElement>('[data-delivery]')?.click();
  await expect.element(dialog()).toBeVisible();
  expect(window.location.search).toBe('?message=1:7');
  await expect.poll(() => outcome()?.textContent).toContain('A reading of sensor0: −3.42\u00a0°C');
  const after = ['sent', 'acknowledged', 'received', 'recorded', 'arrived'].map(
    (name) => step(name)?.dataset['after'],
  );
  expect(after).toEqual(['0', '2', '3', '60', '20']);
  expect(step('appended')?.textContent).toContain(words.stepUnknown.appended);
  await expect
    .element(dialog().getByRole('link', { name: 'To sensor0' }))
    .toHaveAttribute('href', '/freezers/sensor0');
  await dialog().getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(window.location.search).toBe('');
});

test('DE10: who opens the address sees the message, with what the server remembers of its way', async () => {
  const times = {
    acknowledgedAt: NOON + 2,
    receivedAt: NOON + 3,
    recordedAt: NOON + 60,
    recordedElsewhere: true,
  };
  await showDelivery(
    { journey: () => journeyOf({ followed: times }) },
    { address: '/admin/delivery?message=1:7' },
  );
  await expect.poll(() => step('recorded')?.dataset['after']).toBe('60');
  expect(step('recorded')?.textContent).toContain('about 60\u00a0ms');
  expect(step('arrived')?.textContent).toContain(words.stepUnknown.arrived);
  await expect.element(dialog().getByText(words.journey.aboutWhy)).toBeVisible();
  await expect.element(dialog().getByText(words.journey.stamped)).toBeVisible();
});

test.each([
  ['coming', { is: 'coming' }, 'Nobody has sent it yet: the partition ends at offset 9.'],
  ['waiting', { is: 'waiting', behind: 2 }, 'will be recorded after 2 others'],
  [
    'rejected',
    { is: 'rejected', reason: 'not-a-number', deadLetters: 't.dlq' },
    'It was no reading: not a number. The whole message is kept in t.dlq.',
  ],
  ['gap', { is: 'gap' }, words.journey.found.gap],
  ['control', { is: 'control' }, words.journey.found.control],
  ['check', { is: 'check' }, words.journey.found.check],
  ['before', { is: 'before' }, words.journey.found.before],
  ['expired', { is: 'expired' }, words.journey.found.expired],
  ['missing', { is: 'missing' }, words.journey.found.missing],
] as [string, Outcome, string][])(
  'DE11: what became of a message is told: %s',
  async (is, given, told) => {
    await showDelivery(
      { journey: () => journeyOf({ outcome: given, message: null }) },
      { address: '/admin/delivery?message=1:7' },
    );
    await expect.poll(() => outcome()?.textContent).toContain(told);
    expect(outcome()?.dataset['outcome']).toBe(is);
    expect(document.querySelector('[data-step]')).toBeNull();
  },
);

test('DE11: a message that waits is looked at again until it is recorded', async () => {
  let outcomeNow: Outcome = { is: 'waiting', behind: 0 };
  const { asked } = await showDelivery(
    { journey: () => journeyOf({ outcome: outcomeNow }) },
    { address: '/admin/delivery?message=1:7' },
  );
  await expect.poll(() => outcome()?.dataset['outcome']).toBe('waiting');
  expect(step('recorded')?.textContent).toContain(words.journey.waiting);
  outcomeNow = { is: 'gap' };
  await expect.poll(() => outcome()?.dataset['outcome'], { timeout: 5000 }).toBe('gap');
  const looks = () => asked.filter(({ path }) => path.includes('/messages/')).length;
  const before = looks();
  await expect
    .poll(() => asked.filter(({ path }) => path === '/api/delivery').length, { timeout: 5000 })
    .toBeGreaterThan(4);
  expect(looks()).toBe(before);
});

test('DE11: key, value and headers stand there as they are, be they bytes, long, or HTML', async () => {
  const part = (text: string, more = {}) => ({
    text,
    form: 'text' as const,
    bytes: 5,
    cut: false,
    ...more,
  });
  const message = {
    ...{ key: null, value: part('ff 00', { form: 'hex', bytes: 90_000, cut: true }) },
    headers: [
      { name: 'trace', value: part('<b>a</b>') },
      { name: 'trace', value: null },
    ],
    ...{
      stamp: null,
      simulated: false,
      stampedBy: 'broker' as const,
      sentAt: null,
      sentBy: 'stamp' as const,
      appendedAt: null,
    },
  };
  await showDelivery(
    { journey: () => journeyOf({ message }) },
    { address: '/admin/delivery?message=1:7' },
  );
  await expect.element(dialog().getByText('<b>a</b>')).toBeVisible();
  await expect
    .element(dialog().getByText('not text; shown as bytes; the beginning of 90,000 bytes'))
    .toBeVisible();
  expect(step('sent')?.textContent).toContain(words.stepUnknown.sent);
});

test('DE9: a sender whose clock runs ahead is told of', async () => {
  const { tell, container } = await showDelivery();
  tell({ arrived: [followed(7, { sentAt: NOON + 5000 })] });
  await expect.poll(() => container.querySelector('[data-delivery]')).not.toBeNull();
  container.querySelector<HTMLElement>('[data-delivery]')?.click();
  await expect
    .element(dialog().getByText(/The sender’s clock is at least 5\u00a0s ahead/))
    .toBeVisible();
});

test('DE9: a message that was long on its way, or whose sender’s clock is slow, is told of', async () => {
  const { tell, container } = await showDelivery();
  tell({ arrived: [followed(7, { sentAt: NOON - 120_000 })] });
  await expect.poll(() => container.querySelector('[data-delivery]')).not.toBeNull();
  container.querySelector<HTMLElement>('[data-delivery]')?.click();
  await expect
    .element(dialog().getByText(/the first that this server saw lie 2\u00a0min/))
    .toBeVisible();
});

test('DE11: a message that Kafka dropped, or cannot be had, says so', async () => {
  let away = true;
  await showDelivery(
    {
      journey: () =>
        away ? problem(503, 'Kafka does not answer.') : journeyOf({ message: null, low: 8 }),
    },
    { address: '/admin/delivery?message=1:7' },
  );
  await expect.element(dialog().getByText(/Kafka does not answer/)).toBeVisible();
  away = false;
  await dialog().getByRole('button', { name: 'Try again' }).click();
  await expect
    .element(dialog().getByText('the oldest it has is offset 8', { exact: false }))
    .toBeVisible();
});

test('DE9: of a message that nobody watched it is not said who sent it', async () => {
  await showDelivery({}, { address: '/admin/delivery?message=1:7' });
  await expect.poll(() => step('acknowledged')?.textContent).toContain(words.stepUnknown.received);
});

test('DE5: a simulated message says so', async () => {
  const { message } = journeyOf();
  const simulated = journeyOf({ message: message && { ...message, simulated: true } });
  await showDelivery({ journey: () => simulated }, { address: '/admin/delivery?message=1:7' });
  await expect.poll(() => document.querySelector('[role=dialog] [data-simulated]')).not.toBeNull();
});

test('DE10: an address that names no message says so', async () => {
  const { getByText } = await showDelivery({}, { address: '/admin/delivery?message=x' });
  await expect.element(getByText(words.journey.isNot)).toBeVisible();
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test('DE11: any message can be looked up by its place', async () => {
  const { getByLabelText, getByRole, getByText } = await showDelivery();
  const offset = getByLabelText(words.find.offset);
  await expect.element(offset).toBeVisible();
  await offset.fill('two');
  await getByRole('button', { name: words.find.show }).click();
  await expect.element(getByText('Give a partition from 0 to 2', { exact: false })).toBeVisible();
  await getByLabelText(words.find.partition).fill('2');
  await offset.fill('41');
  await getByRole('button', { name: words.find.show }).click();
  await expect.element(dialog().getByText('Message 41 of partition 2')).toBeVisible();
  expect(window.location.search).toBe('?message=2:41');
});
