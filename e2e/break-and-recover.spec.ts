import { expect, test } from 'playwright/test';
import { open, reached, shownStep } from './open.ts';

for (const backend of ['cpu', 'webgpu'] as const) {
  test(`a run that blows up says where and why, and goes back (${backend})`, async ({ page }) => {
    await open(page, 'data=plane&lr=0.01', backend);
    await page.evaluate(() => window.downhill.step(200));
    const box = page.getByRole('textbox', { name: 'Learning rate, exact value' });
    await box.fill('10');
    await box.press('Enter');
    await page.getByRole('button', { name: 'Play' }).click();
    const notice = page.getByRole('alert').filter({ hasText: /step/i });
    await expect(notice).toBeVisible({ timeout: 20_000 });
    await expect(notice).toContainText('10');
    await notice.getByRole('button', { name: 'Go on with learning rate 5' }).click();
    // 5 is still far too much, and blows up again or does not: either way the page went back and on.
    await expect
      .poll(() => page.evaluate(() => window.downhill.history().lr.at(-1)), { timeout: 20_000 })
      .toBeCloseTo(5, 6);
    await page.evaluate(() => window.downhill.pause());
    const { loss } = await page.evaluate(() => window.downhill.history());
    expect(await shownStep(page)).toBeLessThan(100_000);
    expect(loss.length).toBeGreaterThan(0);
  });
}

test('as it was: back at the last good step, paused, with the rate it had', async ({ page }) => {
  await open(page, 'data=plane&lr=0.01');
  await page.evaluate(() => window.downhill.step(200));
  await page.evaluate(() => window.downhill.set('optimizer.lr', 10));
  await page.evaluate(() => window.downhill.play());
  const notice = page.getByRole('alert').filter({ hasText: /step/i });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await notice.getByRole('button', { name: 'Back, changing nothing' }).click();
  await expect(notice).toBeHidden();
  expect(await shownStep(page)).toBeLessThanOrEqual(200);
  const { loss } = await page.evaluate(() => window.downhill.history());
  expect(loss.every(Number.isFinite)).toBe(true);
  await page.evaluate(() => window.downhill.set('optimizer.lr', 0.01));
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 250);
});
