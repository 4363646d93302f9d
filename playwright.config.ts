import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from 'playwright/test';
import { launchOptions } from './scripts/browser.mjs';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

// This file is read again in every worker; the port is chosen once and handed down.
process.env.DOWNHILL_E2E_PORT ??= String(await freePort());
const url = `http://127.0.0.1:${process.env.DOWNHILL_E2E_PORT}/`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: process.env.DOWNHILL_MEASURE ? '**/*.measure.ts' : '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1, // software WebGPU takes every core there is; two pages at once only make both slow
  // On a machine shared with others a wait can run out; what fails twice has failed. The list names both.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    // Without its film: every frame that is drawn would be read back and compressed, which takes a core of its own.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${process.env.DOWNHILL_E2E_PORT} --strictPort`,
    url,
    reuseExistingServer: false,
  },
});
