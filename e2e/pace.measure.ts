// How much of the page's frames training takes, and how soon a click is answered: `npm run measure:pace`. Not part of
// `npm test`, where other work would be measured with it.
import { expect, test, type Page } from 'playwright/test';
import { open, reached } from './open.ts';

// Even without its film a trace takes frames; with it, half of them.
test.use({ trace: 'off' });

/** Share of the display's frames that were missed during `ms`, with `period` between two frames when idle. */
const missedFrames = (page: Page, ms: number): Promise<{ missed: number; period: number }> =>
  page.evaluate(async (duration) => {
    const times: number[] = [];
    await new Promise<void>((resolve) => {
      const start = performance.now();
      const frame = (now: number) => {
        times.push(now);
        if (now - start < duration) requestAnimationFrame(frame);
        else resolve();
      };
      requestAnimationFrame(frame);
    });
    const gaps = times.slice(1).map((t, i) => t - times[i]);
    const period = 1000 / 60;
    const shown = gaps.length;
    const due = Math.round((times.at(-1)! - times[0]) / period);
    return { missed: Math.max(0, 1 - shown / due), period };
  }, ms);

test('training drops no more than one frame in ten beyond what an idle page drops', async ({ page }) => {
  await open(page, '', 'auto');
  await page.waitForTimeout(2000);
  const differences: number[] = [];
  // Idle and training in turn: the machine's own noise is in both.
  for (let round = 0; round < 5; round++) {
    const idle = await missedFrames(page, 1500);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(500);
    const training = await missedFrames(page, 1500);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.waitForTimeout(300);
    differences.push(training.missed - idle.missed);
  }
  differences.sort((a, b) => a - b);
  console.log('frames missed beyond idle, by round:', differences.map((d) => d.toFixed(3)).join(' '));
  expect(differences[2]).toBeLessThanOrEqual(0.1);
});

test('a click is answered within 100 ms while training', async ({ page }) => {
  await open(page, '', 'auto');
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { delays });
    document.addEventListener(
      'click',
      (event) => requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - event.timeStamp))),
      true,
    );
  });
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 100);
  for (let i = 0; i < 10; i++) {
    await page.getByRole('switch', { name: 'Test points' }).click();
    await page.waitForTimeout(150);
  }
  const delays = await page.evaluate(() => (window as unknown as { delays: number[] }).delays.slice(1));
  delays.sort((a, b) => a - b);
  console.log('ms from click to the frame after it:', delays.map((d) => d.toFixed(0)).join(' '));
  expect(delays[Math.floor(delays.length / 2)]).toBeLessThanOrEqual(100);
});
