import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

// An hour at the page's pace is some thirty million steps: DOWNHILL_STEPS=30000000 makes them all, which takes minutes.
const steps = Number(process.env.DOWNHILL_STEPS ?? 800_000);
const stretches = 5;

/** The median of what came from one of `values` to the next. */
function middleGrowth(values: number[]): number {
  const growth = values.slice(1).map((value, at) => value - values[at]);
  return growth.sort((a, b) => a - b)[growth.length >> 1];
}

declare global {
  interface Window {
    deviceBytes: number;
  }
}

for (const backend of ['cpu', 'webgpu'] as const)
  test(`a long run grows neither the heap nor the memory of the device (${backend})`, async ({ page }) => {
    test.setTimeout(300_000 + steps / 10);
    await page.addInitScript(countDeviceBytes);
    await open(page, 'layers=4t&batch=10', backend);
    const client = await page.context().newCDPSession(page);
    /** Bytes of objects; of typed arrays, which the heap does not count; and of the buffers on the device. */
    const memory = async (): Promise<{ heap: number; arrays: number; device: number }> => {
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = (await client.send('Runtime.getHeapUsage')) as {
        usedSize: number;
        backingStorageSize?: number;
      };
      return { heap: usedSize, arrays: backingStorageSize, device: await page.evaluate(() => window.deviceBytes) };
    };
    // The history is full and thinned from 65,536 steps on; from there nothing may grow.
    await step(page, 150_000);
    const seen = [await memory()];
    for (let stretch = 0; stretch < stretches; stretch++) {
      await step(page, steps / stretches);
      seen.push(await memory());
    }
    console.log(`Bytes after 150,000 steps, and after each of ${stretches} times ${steps / stretches} more:`, seen);
    expect(seen[0].arrays).toBeGreaterThan(1_000_000); // it is reported
    // Some megabytes of the heap come once in a page's life, early or late, or are there when it is looked: code that is
    // compiled because it runs often, an evaluation. So the lower of the last two looks counts: 8 bytes kept of every
    // step would be 5 MB even by the first of them.
    expect(Math.min(...seen.slice(-2).map((at) => at.heap)) - seen[0].heap).toBeLessThan(4_000_000);
    // Arrays are worked with beside the run, once or for a while; what is kept of every step comes in every stretch.
    expect(middleGrowth(seen.map((at) => at.arrays))).toBeLessThan(500_000);
    if (backend === 'webgpu') expect(seen[0].device).toBeGreaterThan(10_000);
    expect(middleGrowth(seen.map((at) => at.device))).toBe(0);
    expect(await page.evaluate(() => window.downhill.history().step.length)).toBeLessThanOrEqual(65_536);
  });

/** Runs in the page before its own code: adds up the buffers that are made and takes off those that are destroyed. */
function countDeviceBytes(): void {
  window.deviceBytes = 0;
  if (!('GPUDevice' in globalThis)) return;
  const alive = new WeakSet<GPUBuffer>();
  // oxlint-disable-next-line typescript/unbound-method -- called with its own device below
  const { createBuffer } = GPUDevice.prototype;
  // oxlint-disable-next-line typescript/unbound-method -- called with its own buffer below
  const { destroy } = GPUBuffer.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    alive.add(buffer);
    window.deviceBytes += buffer.size;
    return buffer;
  };
  GPUBuffer.prototype.destroy = function () {
    if (alive.delete(this)) window.deviceBytes -= this.size;
    return destroy.call(this);
  };
}
