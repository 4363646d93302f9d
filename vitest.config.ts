import { defineConfig } from 'vitest/config';
import pkg from './package.json' with { type: 'json' };
import { gpuEnvironment } from './scripts/browser.mjs';

const exclude = ['**/node_modules/**', 'dist/**', 'e2e/**', 'bench/**'];

// Dawn reads the driver's name when it loads: the variable must be there when the process starts, hence forks.
// Two processes for all files: bringing up a software adapter in each would take longer than the tests. Two, because a
// test that waits (for Python, for small dispatches) leaves a core idle.
const onGpu = { pool: 'forks', maxWorkers: 2, isolate: false, env: gpuEnvironment() } as const;

export default defineConfig({
  define: { __VERSION__: JSON.stringify(pkg.version) },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'threads',
          include: ['{src,test}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.{gpu,parity}.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: ['{src,test}/**/*.gpu.test.ts'],
          exclude,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
          ...onGpu,
        },
      },
      {
        extends: true,
        test: {
          name: 'parity',
          include: ['test/parity/**/*.parity.test.ts'],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 },
          ...onGpu,
        },
      },
    ],
  },
});
