import { expect, test } from 'vitest';
import { adminEn } from '#lib/messages/admin-en.ts';
import { followed, NOON } from '#tests/support/builders.ts';
import { showDelivery, TOPIC } from '#tests/support/delivery-page.tsx';

const words = adminEn.deliveryAdmin;

test('DE9: a message shows where it lies, and how long after sending it was where', async () => {
  const { tell, scene, rows, container } = await showDelivery();
  scene.pass(20);
  tell({ arrived: [followed(7)] });
  const row = () => container.querySelector('[data-delivery="1:7"]')?.textContent;
  await expect.poll(row).toContain(`delivered to ${TOPIC} [1] @ 7`);
  expect(row()).toContain('sensor0');
  expect(row()).toContain('-3.42');
  expect(row()).toContain('Acknowledged–');
  expect(row()).toContain('At this server3\u00a0ms');
  expect(row()).toContain('Recorded…');
  expect(row()).toContain('In this browser20\u00a0ms');
  tell({
    acknowledged: [{ partition: 1, offset: 7, at: NOON + 4 }],
    recorded: [{ partition: 1, offset: 7, at: NOON + 1500, elsewhere: false }],
  });
  await expect.poll(row).toContain('Recorded1.5\u00a0s');
  expect(row()).toContain('Acknowledged4\u00a0ms');
  expect(rows()).toEqual(['1:7']);
});

test('DE8: the list is of some, and the true number stands beside', async () => {
  const { tell, scene, getByText, container } = await showDelivery();
  scene.pass(3000);
  tell({ seen: 3000, arrived: Array.from({ length: 60 }, (_, n) => followed(n)) });
  const some = '1,000 messages a second come in; about 20 of them are followed and shown here.';
  await expect.element(getByText(some)).toBeVisible();
  const pace = container.querySelector<HTMLElement>('[data-seen]');
  expect([pace?.dataset['seen'], pace?.dataset['followed']]).toEqual(['3000', '60']);
});

test('DE8: of few messages all are shown, and when none come it says so', async () => {
  const { tell, scene, getByText } = await showDelivery();
  await expect.element(getByText(words.live.asking)).toBeVisible();
  scene.store.deliveries.setWatched(true);
  await expect.element(getByText(words.live.waiting)).toBeVisible();
  scene.pass(3000);
  tell({ arrived: [followed(1), followed(2), followed(3)] });
  await expect
    .element(getByText('1 messages a second come in, and all of them are shown.'))
    .toBeVisible();
  scene.pass(10_000);
  await expect.element(getByText(words.live.quiet), { timeout: 3000 }).toBeVisible();
});

test('DE8: messages are asked for while the page is open, and no longer', async () => {
  const { scene, unmount } = await showDelivery();
  await expect.poll(scene.store.deliveries.wanted).toBe(true);
  await unmount();
  expect(scene.store.deliveries.wanted()).toBe(false);
});

test('DE10: the newest stand on top; while somebody is at the list it stands still', async () => {
  const { tell, rows, container, getByText } = await showDelivery();
  tell({ arrived: [followed(1), followed(2)] });
  await expect.poll(rows).toEqual(['1:2', '1:1']);
  const [row] = container.querySelectorAll<HTMLElement>('[data-delivery]');
  row?.focus();
  tell({ arrived: [followed(3)] });
  await expect.element(getByText(words.live.held)).toBeVisible();
  tell({ recorded: [{ partition: 1, offset: 2, at: NOON + 40, elsewhere: false }] });
  await expect.poll(() => row?.textContent).toContain('Recorded40\u00a0ms');
  expect(rows()).toEqual(['1:2', '1:1']);
});

test('DE10: paused, the list stands still until it is to go on, whatever comes meanwhile', async () => {
  const { tell, rows, getByRole } = await showDelivery();
  tell({ arrived: [followed(1)] });
  await expect.poll(rows).toEqual(['1:1']);
  await getByRole('button', { name: words.live.pause }).click();
  for (let n = 0; n < 400; n++) tell({ arrived: [followed(10 + n)] });
  await expect.element(getByRole('button', { name: words.live.resume })).toBeVisible();
  expect(rows()).toEqual(['1:1']);
  await getByRole('button', { name: words.live.resume }).click();
  await expect.poll(() => rows()[0]).toBe('1:409');
  expect(rows()).toHaveLength(20);
});

test('DE9: HTML in a key or value is text, and what has neither says so', async () => {
  const { tell, container } = await showDelivery();
  tell({
    arrived: [
      followed(1, { key: '<b>k</b>', value: '<i>v</i>' }),
      followed(2, { key: null, value: null }),
    ],
  });
  await expect
    .poll(() => container.querySelector('[data-delivery="1:1"]')?.textContent)
    .toContain('<b>k</b>');
  const bare = container.querySelector('[data-delivery="1:2"]')?.textContent;
  expect(bare).toContain(words.live.noKey);
  expect(bare).toContain(words.live.noValue);
});

test('DE8: without a connection it says that no message can be followed', async () => {
  const { scene, getByText } = await showDelivery();
  scene.store.setConnection('lost');
  await expect.element(getByText(words.live.lost)).toBeVisible();
});

test('DE5, IC4: what is simulated, and what is of an integrity check, is marked', async () => {
  const { tell, container } = await showDelivery();
  const check = { check: true, value: '7 \ufffd' };
  tell({ arrived: [followed(7, { simulated: true }), followed(8, check), followed(9)] });
  const row = (offset: number) => container.querySelector(`[data-delivery="1:${offset}"]`);
  await expect.poll(() => row(7)?.querySelector('[data-simulated]')).not.toBeNull();
  expect(row(8)?.textContent).toContain(words.live.check);
  expect(row(8)?.textContent).not.toContain('\ufffd');
  expect(row(9)?.querySelector('[data-simulated]')).toBeNull();
});
