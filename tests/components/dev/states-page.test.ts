import { afterEach, expect, test, vi } from 'vitest';
import StatesPage from '../../../app/dev/states/page.tsx';

afterEach(() => vi.unstubAllEnvs());

test('UI9: the page of states is there for whoever works on Gelo, and for nobody else', () => {
  vi.stubEnv('NODE_ENV', 'development');
  expect(StatesPage()).toBeTypeOf('object');
  vi.stubEnv('NODE_ENV', 'production');
  expect(() => StatesPage()).toThrow(/404/);
});
