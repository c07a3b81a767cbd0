import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answering, factsWith, showAlarms } from '#tests/support/alarms-page.tsx';
import { alarmView } from '#tests/support/builders.ts';

beforeEach(() => void answering());

const facts = factsWith(
  ...[1, 2, 3].map((id) => alarmView({ id, freezer: `f${id}`, raisedAt: 10 - id })),
);
const press = (keys: string) => userEvent.keyboard(keys);
const marked = () => Number((document.activeElement as HTMLElement).dataset['alarm']);
const selected = () =>
  [...document.querySelectorAll<HTMLInputElement>('[data-alarm] input:checked')].map((box) =>
    Number(box.closest<HTMLElement>('[data-alarm]')?.dataset['alarm']),
  );

test('AM4: j and k, and the arrows, move a cursor that can be seen', async () => {
  const { row } = await showAlarms({ facts });
  await press('j');
  expect(marked()).toBe(1);
  expect(getComputedStyle(row(1)).outlineStyle).toBe('solid');
  await press('j{ArrowDown}j');
  expect(marked()).toBe(3);
  await press('k');
  expect(marked()).toBe(2);
  await press('{ArrowUp}{ArrowUp}');
  expect(marked()).toBe(1);
});

test('AM4: x selects the marked one and lets it go; Escape lets all go', async () => {
  await showAlarms({ facts });
  await press('jxjx');
  expect(selected()).toEqual([1, 2]);
  await expect.element(page.getByText('2 selected')).toBeVisible();
  await press('x');
  expect(selected()).toEqual([1]);
  await press('{Escape}');
  expect(selected()).toEqual([]);
});

test('AM4: a and s act on what is selected, else on the marked one', async () => {
  await showAlarms({ facts });
  await press('a');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await press('jja');
  await expect.element(page.getByRole('dialog', { name: 'Acknowledge alarm' })).toBeVisible();
  await expect.element(page.getByRole('dialog').getByText('f2')).toBeVisible();
  await press('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.poll(marked).toBe(2);
  await press('xjxs');
  await expect.element(page.getByRole('dialog', { name: 'Shelve 2 alarms' })).toBeVisible();
});

test('AM4: Enter opens the marked one’s freezer, but on a button it is the button’s', async () => {
  const { row } = await showAlarms({ facts });
  await press('j');
  row(1).querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  await press('{Enter}');
  await expect.element(page.getByRole('list', { name: 'What happened' })).toBeInTheDocument();
  expect(window.location.pathname).toBe('/alarms');
  await press('j{Enter}');
  expect(window.location.pathname).toBe('/freezers/f2');
});

test('AM4: ? lists the keys, and so does a button', async () => {
  await showAlarms({ facts });
  await press('?');
  const list = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect.element(list).toBeVisible();
  for (const key of ['j', 'k', 'x', 'a', 's', 'Enter', 'Esc', '?']) {
    await expect.element(list.getByText(key, { exact: true })).toBeVisible();
  }
  await press('j');
  expect(selected()).toEqual([]);
  await press('{Escape}');
  await expect.element(list).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Shortcuts ?' }).click();
  await expect.element(list).toBeVisible();
});

test('AM4: keys do nothing while one types, chooses, or holds a modifier', async () => {
  await showAlarms({ facts });
  await press('j');
  await page.getByRole('searchbox').click();
  await press('jxas?');
  await expect.element(page.getByRole('searchbox')).toHaveValue('jxas?');
  expect(selected()).toEqual([]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox').click();
  await press('x{Escape}');
  expect(selected()).toEqual([]);
  (document.activeElement as HTMLElement).blur();
  await press('{Control>}x{/Control}{Alt>}a{/Alt}');
  expect(selected()).toEqual([]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('AM4: Tab reaches one row, and the box and buttons in it', async () => {
  const { row } = await showAlarms({ facts });
  expect([1, 2, 3].map((id) => row(id).tabIndex)).toEqual([0, -1, -1]);
  await press('jj');
  expect([1, 2, 3].map((id) => row(id).tabIndex)).toEqual([-1, 0, -1]);
  await press('{Tab}');
  expect(document.activeElement).toBe(row(2).querySelector('input'));
});
