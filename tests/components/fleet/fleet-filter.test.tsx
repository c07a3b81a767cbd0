import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { factsOf } from '#tests/support/builders.ts';
import { alarmed, named, showFleet } from '#tests/support/fleet-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

const FACTS = [alarmed('a'), named('b', 'Câmara 2', 'Térreo'), named('c', 'Balcão', 'Térreo')];
const IDS = ['a', 'b', 'c'];
const search = () => window.location.search;

/** As a hand does that is quicker than the page: no frame is drawn between two letters. */
function typeAtOnce(text: string) {
  for (const letter of text) document.execCommand('insertText', false, letter);
}

test('FL3: each state is counted; a click shows only those and stands in the address', async () => {
  const { getByRole, order } = await showFleet(IDS, { facts: FACTS });
  await expect
    .element(getByRole('button', { name: 'All 3' }))
    .toHaveAttribute('aria-pressed', 'true');
  const alarms = getByRole('button', { name: 'Alarm 1' });
  await alarms.click();
  await expect.poll(order).toEqual(['a']);
  expect(search()).toBe('?state=alarm');
  await expect.element(alarms).toHaveAttribute('aria-pressed', 'true');
  await alarms.click();
  await expect.poll(order).toEqual(['a', 'c', 'b']);
  expect(search()).toBe('');
});

test('FL3: the counts are of all freezers, whatever is shown', async () => {
  goTo('/?state=ok&q=camara');
  const { getByRole, order, scene } = await showFleet(IDS, { facts: FACTS });
  await expect.poll(order).toEqual(['b']);
  await expect.element(getByRole('button', { name: 'All 3' })).toBeVisible();
  scene.advance({ facts: [alarmed('c')] });
  await expect.element(getByRole('button', { name: 'Alarm 2' })).toBeVisible();
});

test('FL3: a search is by id, name and place, and in the address', async () => {
  const { getByRole, order } = await showFleet(IDS, { facts: FACTS });
  await userEvent.fill(getByRole('searchbox'), 'terreo');
  await expect.poll(order).toEqual(['c', 'b']);
  expect(search()).toBe('?q=terreo');
  await userEvent.fill(getByRole('searchbox'), 'câmara térreo');
  await expect.poll(order).toEqual(['b']);
  await userEvent.clear(getByRole('searchbox'));
  await expect.poll(order).toEqual(['a', 'c', 'b']);
  expect(search()).toBe('');
});

test('FL3: letters that are typed faster than the page is drawn are all kept, in their order', async () => {
  const { getByRole, order } = await showFleet(IDS, { facts: FACTS });
  const box = getByRole('searchbox').element() as HTMLInputElement;
  box.focus();
  typeAtOnce('câmara');
  expect(box.value).toBe('câmara');
  await expect.poll(order).toEqual(['b']);
  expect(search()).toBe('?q=c%C3%A2mara');
  box.setSelectionRange(0, 0);
  typeAtOnce('ab');
  expect([box.value, box.selectionStart]).toEqual(['abcâmara', 2]);
});

test('FL3: an address that was sent to somebody shows them the same', async () => {
  goTo('/?state=ok&q=balc%C3%A3o');
  const { getByRole, order } = await showFleet(IDS, { facts: FACTS });
  await expect.poll(order).toEqual(['c']);
  await expect.element(getByRole('searchbox')).toHaveValue('balcão');
  await expect
    .element(getByRole('button', { name: 'Normal 2' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('FL3: a link to all freezers clears the search, and the way back finds it again', async () => {
  goTo('/?q=camara');
  const { getByRole, order } = await showFleet(IDS, { facts: FACTS });
  await expect.poll(order).toEqual(['b']);
  window.history.pushState(null, '', '/');
  await expect.poll(order).toEqual(['a', 'c', 'b']);
  await expect.element(getByRole('searchbox')).toHaveValue('');
  window.history.back();
  await expect.poll(order).toEqual(['b']);
  await expect.element(getByRole('searchbox')).toHaveValue('camara');
});

test('FL3: what hides everything says so, with a way back', async () => {
  goTo('/?state=ok&q=nowhere');
  const { getByRole, getByText, order } = await showFleet(IDS, { facts: FACTS });
  await expect.element(getByText('Nothing fits this filter or search.')).toBeVisible();
  expect(order()).toEqual([]);
  await getByRole('button', { name: 'Show all freezers' }).click();
  await expect.poll(order).toEqual(['a', 'c', 'b']);
  expect(search()).toBe('');
  await expect.element(getByRole('searchbox')).toHaveValue('');
});

test('FL3: a state that nobody is in any more stays to be chosen off', async () => {
  goTo('/?state=alarm');
  const { getByRole, getByText, scene } = await showFleet(IDS, { facts: FACTS });
  scene.advance({ facts: [factsOf('a')] });
  await expect.element(getByText('Nothing fits this filter or search.')).toBeVisible();
  await getByRole('button', { name: 'Alarm 0' }).click();
  await expect.element(getByRole('button', { name: 'Alarm 0' })).not.toBeInTheDocument();
});
