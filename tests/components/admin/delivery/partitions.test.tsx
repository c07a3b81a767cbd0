import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { adminEn } from '#lib/messages/admin-en.ts';
import { change, NOON } from '#tests/support/builders.ts';
import {
  away,
  groupOf,
  journeyOf,
  keyed,
  partitionOf,
  showDelivery,
} from '#tests/support/delivery-page.tsx';

const words = adminEn.deliveryAdmin;
const strokes = (path: string) => path.match(/M/g)?.length ?? 0;

test('DE5: each partition is a column with all that is known of it', async () => {
  const { fact, getByRole } = await showDelivery();
  await expect.element(getByRole('columnheader', { name: 'Partition 2' })).toBeVisible();
  const text = (name: string, partition: number) => fact(name, partition)?.textContent;
  expect(text('leader', 1)).toBe('1');
  expect(text('replicas', 1)).toBe('1, 2, 3');
  expect(text('inSync', 1)).toBe('1, 2, 3all');
  expect([text('low', 1), text('high', 1), text('position', 1)]).toEqual(['0', '118', '118']);
  expect(text('lag', 1)).toBe('0keeps up');
  expect(text('owner', 1)).toBe('house:1gelo · 10.0.0.1');
  expect(text('recorded', 1)).toBe('118');
  expect(text('unaccounted', 1)).toBe('0nothing missing');
  expect(text('keys', 1)).toBe('sensor060sensor158');
});

test('DE5: the figures are asked for again and again', async () => {
  const { said, fact } = await showDelivery();
  await expect.poll(() => fact('recorded', 0)?.textContent).toBe('30');
  said.partitions = [partitionOf(0, { sensor2: 1234 })];
  await expect.poll(() => fact('recorded', 0)?.textContent, { timeout: 5000 }).toBe('1,234');
});

test('DE6: a recorder that is behind says by how much, with a sign and a word', async () => {
  const behind = partitionOf(0, { a: 5 }, { lag: 1200, lagSeconds: 8.4, high: 1205 });
  const late = partitionOf(1, { b: 5 }, { lag: 7, lagSeconds: 90, high: 12 });
  const { fact } = await showDelivery({ partitions: [behind, late] });
  await expect.poll(() => fact('lag', 0)?.textContent).toBe('1,200behind');
  expect(fact('lagSeconds', 0)?.textContent).toBe('8.4\u00a0s');
  expect(fact('lag', 1)?.textContent).toBe('7far behind');
  expect(fact('lag', 1)?.querySelector('svg')).not.toBeNull();
});

test('DE2: a partition without a leader, with a copy missing, or begun by nobody says so', async () => {
  const broken = partitionOf(0, {}, { leader: -1, isr: [2], position: null, owner: null, high: 4 });
  const { fact } = await showDelivery({ partitions: [broken], group: groupOf({ members: [] }) });
  await expect.poll(() => fact('leader', 0)?.textContent).toBe('none');
  expect(fact('inSync', 0)?.textContent).toBe('21 of 3');
  expect(fact('position', 0)?.textContent).toBe('not begun');
  expect(fact('owner', 0)?.textContent).toBe('nobody');
});

test('DE1: what is missing is told, and a long log says that it is being counted', async () => {
  const account = partitionOf(0, { a: 5 }).reconciliation;
  const missing = partitionOf(0, { a: 5 }, { reconciliation: { ...account, unaccounted: 2 } });
  const counting = partitionOf(
    1,
    {},
    { high: 9, reconciliation: { ...account, unaccounted: null } },
  );
  const { fact } = await showDelivery({ partitions: [missing, counting] });
  await expect.poll(() => fact('unaccounted', 0)?.textContent).toBe('2missing');
  expect(fact('unaccounted', 1)?.textContent).toBe('being counted…');
  expect(fact('keys', 1)?.textContent).toBe('being counted…');
});

test('DE5: every word explains itself, with the keyboard too', async () => {
  const { getByRole } = await showDelivery();
  const label = getByRole('button', { name: words.fact.position, exact: true });
  await expect.element(label).toBeVisible();
  (label.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(words.about.position)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText(words.about.position)).not.toBeInTheDocument();
  expect(document.activeElement).toBe(label.element());
});

test('DE7: a key, pressed, says why it lies where it does, worked out', async () => {
  const { getByRole } = await showDelivery();
  await getByRole('button', { name: 'sensor0', exact: true }).click();
  const murmur2 = page.getByText(/murmur2\(“sensor0”\) = −?\d+/);
  await expect.element(murmur2).toBeVisible();
  expect(murmur2.element().textContent).toMatch(/without its sign: \d+\d+ mod 3 = 1$/);
  const because = 'So sensor0 lies on partition 1 because a client of this kind sends it';
  await expect.element(page.getByText(because, { exact: false })).toBeVisible();
});

const carried = () => document.querySelector<HTMLElement>('[data-carried]');
const worked = () =>
  [...document.querySelectorAll('[data-worked]')].map((each) => each.textContent);

test('DE7: the key that is worked out is the one that the message carries, not the freezer’s name', async () => {
  const { getByRole, asked } = await showDelivery({ journey: () => keyed('line 4') });
  await getByRole('button', { name: 'sensor1', exact: true }).click();
  await expect.poll(() => carried()?.textContent).toContain('carries the key “line 4”');
  expect(worked()).toHaveLength(2);
  for (const text of worked()) expect(text).toContain('(“line 4”)');
  const looks = asked.filter(({ path }) => path.includes('/messages/'));
  expect(looks.map(({ path }) => path)).toEqual(['/api/delivery/messages/1/1']);
});

test('DE7: of messages without a key no hash is made up', async () => {
  const { getByRole } = await showDelivery({ journey: () => keyed(null) });
  await getByRole('button', { name: 'sensor0', exact: true }).click();
  await expect.poll(() => carried()?.textContent).toContain('carries no key');
  expect(worked()).toEqual([]);
});

test('DE7: where the message cannot be looked at, the name is worked out, and that is said', async () => {
  const { getByRole } = await showDelivery({ journey: () => journeyOf({ message: null }) });
  await getByRole('button', { name: 'sensor0', exact: true }).click();
  await expect
    .poll(() => carried()?.textContent)
    .toContain('If its key is the name of the freezer');
  for (const text of worked()) expect(text).toContain('(“sensor0”)');
});

test('DE7: an empty partition says why, and works out where the keys of the others lead', async () => {
  const { getByRole, fact } = await showDelivery({
    journey: (partition) => keyed(partition === 0 ? 'sensor2' : 'sensor0'),
  });
  await expect.poll(() => fact('keys', 2)?.textContent).toContain(words.empty.never);
  await getByRole('button', { name: words.empty.title }).click();
  await expect.element(page.getByText(words.empty.fine)).toBeVisible();
  await expect.poll(() => worked().length).toBe(2);
  expect(worked()[0]).toMatch(/^murmur2\(“sensor2”\).*= 0$/);
  expect(worked()[1]).toMatch(/^murmur2\(“sensor0”\).*= 1$/);
  await expect.element(page.getByText(/sensor8 from a Java or JavaScript client/)).toBeVisible();
});

test('DE7: where the others’ messages carry no key, an empty partition is explained without a hash', async () => {
  const { getByRole } = await showDelivery({ journey: () => keyed(null) });
  await getByRole('button', { name: words.empty.title }).click();
  await expect.poll(() => carried()?.textContent).toContain('takes turns among the partitions');
  expect(worked()).toEqual([]);
});

test('DE7: a partition may be empty for other reasons, which are told', async () => {
  const partitions = [
    partitionOf(0, {}, { low: 40, high: 40, position: 40 }),
    partitionOf(1, {}, { high: 4, position: 0, lag: 4 }),
    partitionOf(2, {}, { high: 4, position: 4 }),
  ];
  const { fact } = await showDelivery({ partitions });
  await expect.poll(() => fact('keys', 0)?.textContent).toContain('up to offset 40');
  expect(fact('keys', 1)?.textContent).toBe(words.empty.unread);
  expect(fact('keys', 2)?.textContent).toBe(words.empty.noReadings);
});

test('DE7: a key on two partitions is pointed out, with both rules', async () => {
  const { container } = await showDelivery({
    partitions: [partitionOf(0, { sensor0: 3 }), partitionOf(1, { sensor0: 60 }), partitionOf(2)],
  });
  await expect
    .poll(() => container.querySelector('[data-split]')?.textContent)
    .toContain('sensor0 lies on 2 partitions: 0 and 1');
  const text = container.querySelector('[data-split="sensor0"]')?.textContent;
  expect(text).toContain('crc32) gives 0');
  expect(text).toContain('murmur2) gives 1');
});

test('DE5: a freezer whose readings are simulated is marked among the keys', async () => {
  const { fact, scene } = await showDelivery();
  const changes = [change({ id: 'sensor0', simulated: true }), change({ id: 'sensor1' })];
  scene.advance({ changes });
  await expect.poll(() => fact('keys', 1)?.querySelectorAll('[data-simulated]').length).toBe(1);
});

test('DE3: of many keys those with the most are shown, and how many more there are', async () => {
  const keys = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, 100 - n]));
  const one = partitionOf(0, keys);
  const many = { ...one, keys: { ...one.keys, since: 5, count: 400 } };
  const { fact, getByRole } = await showDelivery({ partitions: [many] });
  await expect.poll(() => fact('keys', 0)?.querySelectorAll('li').length).toBe(5);
  expect(fact('keys', 0)?.textContent).toContain('Counted from offset 5 on');
  await getByRole('button', { name: 'and 395 more' }).click();
  expect(fact('keys', 0)?.querySelectorAll('li').length).toBe(20);
  expect(fact('keys', 0)?.textContent).toContain('and 380 more');
});

test('DE4: the rates of the last minutes are drawn, and told in words', async () => {
  const at = [0, 2, 4, 6, 8].map((seconds) => NOON + seconds * 1000);
  const flow = {
    at,
    partitions: [{ partition: 0, in: [4, 4, null, 8, 8], out: [4, 4, null, 6, 8] }],
  };
  const { container } = await showDelivery({ partitions: [partitionOf(0, { a: 1 })], flow });
  const chart = () => container.querySelector('[data-flow]');
  await expect.poll(() => chart()?.ariaLabel).toContain('at most 8 came');
  const drawn = (of: string) => chart()?.querySelector(`[data-${of}]`)?.getAttribute('d') ?? '';
  await expect.poll(() => strokes(drawn('recorded'))).toBe(2);
  expect(strokes(drawn('came'))).toBe(2);
});

test('DE5: many partitions are a table whose rows open', async () => {
  const partitions = Array.from({ length: 12 }, (_, n) => partitionOf(n, { [`k${n}`]: n + 1 }));
  const { fact, getByRole } = await showDelivery({ partitions });
  await expect.poll(() => fact('recorded', 11)?.textContent).toBe('12');
  expect(fact('keys', 11)).toBeNull();
  const row = getByRole('button', { name: 'Details of partition 11' });
  await row.click();
  await expect.element(row).toHaveAttribute('aria-expanded', 'true');
  expect(fact('keys', 11)?.textContent).toContain('k11');
});

test('DE5: on a phone each partition is a card', async () => {
  await page.viewport(390, 844);
  try {
    const { getByRole, fact, container } = await showDelivery();
    await expect.element(getByRole('heading', { name: 'Partition 1' })).toBeVisible();
    expect(container.querySelector('table')).toBeNull();
    expect(fact('recorded', 1)?.textContent).toBe('118');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  } finally {
    await page.viewport(1280, 800);
  }
});

test('DE5: before anything was ever sent it says what to do', async () => {
  const { getByRole, getByText } = await showDelivery({
    partitions: [partitionOf(0), partitionOf(1)],
  });
  await expect.element(getByText(words.emptyTitle)).toBeVisible();
  await expect
    .element(getByRole('link', { name: words.toSimulation }))
    .toHaveAttribute('href', '/admin/simulation');
});

test('DE5: while Kafka is away what was known stays, faded, and comes back by itself', async () => {
  const { said, getByText, fact } = await showDelivery();
  await expect.poll(() => fact('recorded', 0)?.textContent).toBe('30');
  const { partitions } = said;
  said.partitions = away();
  await expect.element(getByText(words.stale, { exact: false }), { timeout: 5000 }).toBeVisible();
  await expect.element(getByText(/Kafka does not answer/)).toBeVisible();
  expect(fact('recorded', 0)?.closest('.opacity-50')).not.toBeNull();
  said.partitions = partitions;
  await expect
    .poll(() => fact('recorded', 0)?.closest('.opacity-50'), { timeout: 8000 })
    .toBeNull();
});

test('DE5: it speaks Portuguese', async () => {
  const { getByRole, fact } = await showDelivery({}, { locale: 'pt-BR' });
  await expect.element(getByRole('heading', { name: 'Entrega', exact: true })).toBeVisible();
  await expect.poll(() => fact('lag', 0)?.textContent).toBe('0em dia');
});
