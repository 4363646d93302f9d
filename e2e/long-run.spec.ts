import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

test('a long run grows neither the heap nor the memory of the device', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page, 'layers=4t&batch=10');
  const client = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    return usedSize;
  };
  // The history is full and thinned from 65,536 steps on; from there nothing may grow.
  await step(page, 150_000);
  const before = await heap();
  await step(page, 600_000);
  const after = await heap();
  console.log('JS heap after 150,000 and after 750,000 steps:', before, after);
  expect(after - before).toBeLessThan(1_000_000);
  expect(await page.evaluate(() => window.downhill.history().step.length)).toBeLessThanOrEqual(65_536);
});
