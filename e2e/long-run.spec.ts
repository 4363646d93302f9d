import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

// An hour at the page's pace is some thirty million steps: DOWNHILL_STEPS=30000000 makes them all, which takes minutes.
const steps = Number(process.env.DOWNHILL_STEPS ?? 800_000);

test('a long run grows neither the heap nor the memory of the device', async ({ page }) => {
  test.setTimeout(300_000 + steps / 10);
  await open(page, 'layers=4t&batch=10');
  const client = await page.context().newCDPSession(page);
  /** Bytes of objects, and of typed arrays, which the heap does not count. */
  const memory = async (): Promise<{ heap: number; arrays: number }> => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = (await client.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    return { heap: usedSize, arrays: backingStorageSize };
  };
  // The history is full and thinned from 65,536 steps on; from there nothing may grow.
  await step(page, 150_000);
  // Code that runs often enough is compiled, which takes up to 2 MB in any page's life, early or late.
  const before = await memory();
  await step(page, steps);
  const after = await memory();
  console.log(`Bytes after 150,000 steps and ${steps} later:`, before, after);
  expect(after.heap - before.heap).toBeLessThan(3_000_000);
  expect(before.arrays).toBeGreaterThan(1_000_000); // it is reported
  // What is worked out beside the run, once, takes 5 MB, before or after; 8 bytes kept of every step would be more.
  expect(after.arrays - before.arrays).toBeLessThan(6_000_000);
  expect(await page.evaluate(() => window.downhill.history().step.length)).toBeLessThanOrEqual(65_536);
});
