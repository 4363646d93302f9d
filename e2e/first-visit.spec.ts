import { expect, test } from 'playwright/test';
import { open, reached, shownStep, troubles } from './open.ts';

test('a first visit: a network is there, play trains it, and it learns', async ({ page }) => {
  const seen = troubles(page);
  await open(page, '', 'auto');
  await expect(page.getByRole('heading', { name: 'Downhill' })).toBeVisible();
  expect(await shownStep(page)).toBe(0);
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 100);
  await page.getByRole('button', { name: 'Pause' }).click();
  const stood = await page.evaluate(async () => {
    await window.downhill.pause();
    return window.downhill.step(1);
  });
  await page.evaluate(() => window.downhill.step(2000));
  const { test: metrics } = await page.evaluate(() => window.downhill.metrics());
  expect(metrics).toHaveProperty('accuracy');
  expect((metrics as { accuracy: number }).accuracy).toBeGreaterThan(0.95);
  expect(stood.step).toBeGreaterThan(100);
  await expect(
    page.getByRole('region', { name: 'Loss', exact: true }).locator('.recharts-surface').first(),
  ).toBeVisible();
  expect(seen).toEqual([]);
});

test('one step is one update, one epoch is one pass', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => shownStep(page)).toBe(1);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(() => shownStep(page)).toBe(25);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(() => shownStep(page)).toBe(50);
});

test('back to the start has the same weights, new weights are others on the same data', async ({ page }) => {
  await open(page);
  const first = () =>
    page.evaluate(async () => (await window.downhill.parameters()).map(({ data }) => Array.from(data)));
  const before = await first();
  await page.evaluate(() => window.downhill.step(50));
  expect(await first()).not.toEqual(before);
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await expect.poll(() => shownStep(page)).toBe(0);
  expect(await first()).toEqual(before);
  await page.getByRole('button', { name: 'New weights' }).click();
  await expect.poll(() => page.evaluate(() => window.downhill.experiment().seed)).toBe(2);
  expect(await first()).not.toEqual(before);
});

test('slow motion names the five stages', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Slow motion' }).click();
  const panel = page.getByRole('region', { name: 'Slow motion' });
  await expect(panel).toBeVisible();
  const next = panel.getByRole('button', { name: /next/i });
  for (let i = 0; i < 5; i++) await next.click();
  await expect.poll(() => shownStep(page)).toBe(1);
});
