import { expect, test } from 'playwright/test';
import { keepDevices, loseDevices, open, reached, shownStep, step } from './open.ts';

test('without WebGPU the page says so and trains on the twins', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }));
  await open(page, '', 'auto');
  expect(await page.evaluate(() => window.downhill.backend)).toBe('cpu');
  await page.getByRole('button', { name: /computes the training/ }).click();
  await expect(page.getByText(/WebGPU/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 100);
});

test('without an adapter the page says so and trains on the twins', async ({ page }) => {
  await page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await open(page, '', 'webgpu');
  expect(await page.evaluate(() => window.downhill.backend)).toBe('cpu');
  await step(page, 10);
});

test('a part of the page that does not come is said, and the rest goes on', async ({ page }) => {
  await page.route(/ShareDialog/, (route) => route.abort());
  await open(page, '', 'cpu');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => shownStep(page)).toBe(1);
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a lost device while running costs nothing', async ({ page }) => {
  await keepDevices(page);
  await open(page, 'opt=adam', 'webgpu');
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 100);
  const before = await page.evaluate(() => window.downhill.history());
  const lost = await shownStep(page);
  await loseDevices(page);
  await expect(page.getByText('The graphics device was lost. Training went on')).toBeVisible({ timeout: 30_000 });
  await reached(page, lost + 50);
  await page.evaluate(() => window.downhill.pause());
  // A long history is thinned: every step is there, or every second, fourth …
  const after = await page.evaluate(() => window.downhill.history());
  expect(after.step).toEqual(after.step.map((_, i) => i * after.step[1]));
  const lossAt = new Map(after.step.map((s, i) => [s, after.loss[i]]));
  const kept = before.step.map((_, i) => i).filter((i) => lossAt.has(before.step[i]));
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.map((i) => lossAt.get(before.step[i]))).toEqual(kept.map((i) => before.loss[i]));
});
