import { expect, test } from 'playwright/test';
import { experiment, open, reached } from './open.ts';

for (const backend of ['cpu', 'webgpu'] as const) {
  test(`the learning rate acts on the very next step, resets nothing, and is marked (${backend})`, async ({ page }) => {
    await open(page, '', backend);
    await page.getByRole('button', { name: 'Play' }).click();
    await reached(page, 30);
    const slider = page.getByRole('slider', { name: 'Learning rate' });
    await slider.focus();
    for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
    await page.evaluate(() => window.downhill.pause());
    const { tweaks, optimizer } = await experiment(page);
    expect(tweaks.length).toBeGreaterThan(0);
    const last = tweaks.at(-1)!;
    expect(last.path).toBe('optimizer.lr');
    expect(last.value).toBeGreaterThan(optimizer.lr);
    await page.evaluate(() => window.downhill.step(5));
    const { step, lr } = await page.evaluate(() => window.downhill.history());
    const at = step.indexOf(last.step);
    expect(at).toBeGreaterThan(30); // nothing was reset
    expect(lr[at]).toBeCloseTo(Number(last.value), 6);
    expect(lr[at - 1]).not.toBeCloseTo(Number(last.value), 6);
    // The address now carries the tweaks.
    await expect.poll(() => page.url()).toContain('tweaks=');
  });
}

test('a typed learning rate acts too, and nonsense is refused without harm', async ({ page }) => {
  await open(page);
  const box = page.getByRole('textbox', { name: 'Learning rate, exact value' });
  await box.fill('0.3');
  await box.press('Enter');
  await expect.poll(async () => (await experiment(page)).optimizer.lr).toBe(0.3);
  await box.fill('fast');
  await box.press('Enter');
  await page.keyboard.press('Tab');
  expect((await experiment(page)).optimizer.lr).toBe(0.3);
  await expect(box).toHaveValue('0.3');
});

test('a weight set by hand before the first step is part of the run', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.downhill.set('theta.0', 1.5));
  const [first] = await page.evaluate(async () => (await window.downhill.parameters()).map(({ data }) => data[0]));
  expect(first).toBe(1.5);
  expect((await experiment(page)).tweaks).toEqual([{ step: 0, path: 'theta.0', value: 1.5 }]);
  await page.evaluate(() => window.downhill.step(5));
});
