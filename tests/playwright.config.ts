import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '#tests/support/browser.ts';

const executablePath = await findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      args: BROWSER_ARGS,
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
