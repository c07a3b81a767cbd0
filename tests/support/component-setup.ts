import '../../app/globals.css';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { cleanup } from 'vitest-browser-react';

const complaints: unknown[][] = [];

beforeEach(() => {
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
  for (const way of ['error', 'warn'] as const) {
    vi.spyOn(console, way).mockImplementation((...said) => void complaints.push(said));
  }
});

/** What React has to say of a component fails its test. */
afterEach(async () => {
  await cleanup();
  vi.restoreAllMocks();
  expect(complaints.splice(0)).toEqual([]);
});
