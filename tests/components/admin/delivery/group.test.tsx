import { expect, test } from 'vitest';
import { adminEn } from '#lib/messages/admin-en.ts';
import { NOON } from '#tests/support/builders.ts';
import { away, groupOf, rebalanceOf, showDelivery } from '#tests/support/delivery-page.tsx';

const words = adminEn.deliveryAdmin;
const other = { memberId: 'plain-9', clientId: 'plain', host: '10.0.0.9', partitions: [2] };
const us = { memberId: 'gelo-1', clientId: 'gelo', host: '10.0.0.1', partitions: [0, 1] };

test('DE12: the group shows its members and shares, its state and generation', async () => {
  const { container } = await showDelivery({ group: groupOf({ members: [us, other] }) });
  const member = (id: string) => container.querySelector(`[data-member="${id}"]`);
  await expect.poll(() => member('gelo-1')?.textContent).toContain(words.group.here);
  expect(member('gelo-1')?.querySelector('[data-share]')?.textContent).toBe('0, 1');
  expect(member('plain-9')?.querySelector('[data-share]')?.textContent).toBe('2');
  expect(member('plain-9')?.textContent).toContain('10.0.0.9');
  expect(container.querySelector('[data-generation]')?.textContent).toBe('4');
  expect(container.querySelector('[data-group="Stable"]')?.textContent).toContain('stable');
  expect(container.textContent).toContain('[0] 10');
});

test('DE12: a member that may be no Gelo is pointed out, in the group and at its partition', async () => {
  const { container, fact } = await showDelivery({ group: groupOf({ members: [us, other] }) });
  await expect
    .poll(() => container.querySelector('[data-member="plain-9"]')?.textContent)
    .toContain(words.group.foreign);
  expect(container.querySelector('[data-member="gelo-1"]')?.textContent).not.toContain(
    words.group.foreign,
  );
  expect(fact('owner', 2)?.textContent).toContain('plain · 10.0.0.9');
  expect(fact('owner', 2)?.querySelector('svg')).not.toBeNull();
});

test('DE12: a rebalance that happens while one looks is explained, until it is understood', async () => {
  const began = rebalanceOf();
  const { said, getByText, getByRole, container } = await showDelivery({
    group: groupOf({ rebalances: [began] }),
  });
  await expect
    .element(getByText('This instance joined. It took 12\u00a0ms here.', { exact: false }))
    .toBeVisible();
  expect(container.textContent).not.toContain(words.rebalance.text);
  said.group = groupOf({ rebalancing: true, rebalances: [began] });
  await expect.element(getByText(words.rebalance.now), { timeout: 5000 }).toBeVisible();
  const joined = rebalanceOf({ at: NOON + 5000, cause: 'joined', joined: [other], tookMs: 3100 });
  said.group = groupOf({ members: [us, other], rebalances: [joined, began] });
  await expect.element(getByText(words.rebalance.was), { timeout: 5000 }).toBeVisible();
  expect(container.querySelector('[data-rebalanced]')?.textContent).toContain(
    'Joined: plain (10.0.0.9).',
  );
  expect(container.querySelector('[data-rebalanced]')?.textContent).toContain(words.rebalance.text);
  await expect
    .element(getByText('Joined: plain (10.0.0.9). It took 3.1\u00a0s here.', { exact: false }))
    .toBeVisible();
  await getByRole('button', { name: words.rebalance.dismiss }).click();
  await expect.element(getByText(words.rebalance.was)).not.toBeInTheDocument();
});

test('DE12: earlier rebalances can be looked through', async () => {
  const rebalances = [
    rebalanceOf({ at: NOON - 1000, cause: 'again' }),
    rebalanceOf({ at: NOON - 2000, cause: 'left', left: [other] }),
  ];
  const { getByText } = await showDelivery({ group: groupOf({ rebalances }) });
  await getByText(words.group.earlier).click();
  await expect
    .element(getByText('Left: plain (10.0.0.9). It took 12\u00a0ms here.', { exact: false }))
    .toBeVisible();
});

test('DE12: a group that may not be looked at, is empty, or cannot be asked says so', async () => {
  const { said, getByText } = await showDelivery({ group: groupOf({ state: null, members: [] }) });
  await expect.element(getByText(words.group.hidden)).toBeVisible();
  said.group = groupOf({ state: 'Empty', members: [], generation: null });
  await expect.element(getByText(words.group.empty), { timeout: 5000 }).toBeVisible();
  await expect.element(getByText(words.notYet)).toBeVisible();
  said.group = away();
  await expect.element(getByText(/Kafka does not answer/), { timeout: 5000 }).toBeVisible();
});

test('DE12: more members than partitions leaves some without a share', async () => {
  const idle = { ...us, memberId: 'gelo-2', partitions: [] };
  const { container } = await showDelivery({ group: groupOf({ members: [us, idle] }) });
  await expect
    .poll(() => container.querySelector('[data-member="gelo-2"] [data-share]')?.textContent)
    .toBe(words.group.noPartitions);
});

test('DE12: while the partitions are shared out nobody is said to be left without', async () => {
  const both = [us, other].map((each) => ({ ...each, partitions: [] }));
  const group = groupOf({ state: 'PreparingRebalance', members: both });
  const { container } = await showDelivery({ group });
  const share = () => container.querySelector('[data-member="gelo-1"] [data-share]')?.textContent;
  await expect.poll(share).toBe(words.group.sharing);
});
