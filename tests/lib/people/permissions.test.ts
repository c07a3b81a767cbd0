import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fulfils, type Need, needOf, PERMISSIONS } from '#lib/people/permissions.ts';
import { ROLES, type Role } from '#lib/people/roles.ts';

const SPEC = readFileSync(join(import.meta.dirname, '../../../SPEC.md'), 'utf8');
const GROUP = SPEC.split('## WH:')[1]?.split(/^## /m)[0] ?? '';

test('WH1: the table of the specification is the one that the server goes by', () => {
  const rows = [...GROUP.matchAll(/^\| `([^`]+)` +\| (\w+) +\|$/gm)].map(([, what, need]) => [
    what,
    need,
  ]);
  expect(rows).toEqual(Object.entries(PERMISSIONS));
  expect(rows.length).toBeGreaterThan(30);
});

test('WH1: each role may also do what those before it may', () => {
  const needs: readonly Need[] = ['none', ...ROLES];
  const asked: readonly (Role | null)[] = [null, ...ROLES];
  expect(asked.map((role) => needs.map((need) => fulfils(role, need)))).toEqual([
    [true, false, false, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, true, true, true],
  ]);
});

test('WH1: a filter that has a row of its own counts by it, any other by its route', () => {
  expect(needOf('GET /api/journal')).toBe('operator');
  expect(needOf('GET /api/journal', ['limit'])).toBe('operator');
  expect(needOf('GET /api/journal', ['limit', 'freezer'])).toBe('viewer');
  expect(needOf('GET /api/people', ['freezer'])).toBe('admin');
});
