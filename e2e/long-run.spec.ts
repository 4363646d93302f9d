import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

// An hour at the page's pace is some thirty million steps: DOWNHILL_STEPS=30000000 makes them all, which takes minutes.
const steps = Number(process.env.DOWNHILL_STEPS ?? 800_000);
const stretches = 5;

/** The median of what came from one of `values` to the next. */
function middleGrowth(values: number[]): number {
  const growth = values.slice(1).map((value, at) => value - values[at]!);
  return growth.sort((a, b) => a - b)[growth.length >> 1]!;
}

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
  const seen = [await memory()];
  for (let stretch = 0; stretch < stretches; stretch++) {
    await step(page, steps / stretches);
    seen.push(await memory());
  }
  console.log(`Bytes after 150,000 steps, and after each of ${stretches} times ${steps / stretches} more:`, seen);
  expect(seen[0]!.arrays).toBeGreaterThan(1_000_000); // it is reported
  // Some megabytes come once in a page's life, early or late: code that is compiled because it runs often, what is
  // worked out beside the run. What is kept of every step comes in every stretch, so the middle one tells.
  expect(middleGrowth(seen.map((at) => at.heap))).toBeLessThan(800_000);
  expect(middleGrowth(seen.map((at) => at.arrays))).toBeLessThan(800_000);
  expect(await page.evaluate(() => window.downhill.history().step.length)).toBeLessThanOrEqual(65_536);
});
