import { defineConfig } from 'vitest/config';

/** Unit tests are pure; integration tests share one real Kafka and one real PostgreSQL. */
export default defineConfig({
  test: {
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/*.test.ts',
            'tests/{lib,components,contract}/**/*.test.ts',
            'tests/server/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/support/engines-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
