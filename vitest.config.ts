import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunch } from '#tests/support/browser.ts';

const support = (path: string) => join(import.meta.dirname, 'tests/support', path);

/**
 * Unit tests are pure; component tests run in a real browser; integration tests share one real Kafka
 * and one real PostgreSQL.
 */
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
        // What a page gets from Next comes from stand-ins: there is no server here.
        resolve: {
          alias: {
            'next/dynamic': support('next/dynamic.tsx'),
            'next/link': support('next/link.tsx'),
            'next/navigation': support('next/navigation.ts'),
          },
        },
        test: {
          name: 'browser',
          include: ['tests/components/**/*.test.tsx'],
          setupFiles: ['tests/support/component-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: await browserLaunch() }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 800 },
            screenshotFailures: false,
            ui: false,
          },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/support/engines-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2, // They mostly wait, each on a topic and a database of its own.
        },
      },
    ],
  },
});
