import { expect, test } from 'playwright/test';
import { experiment, open, reached } from './open.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone: nothing sticks out, play and the learning rate are at hand while the page scrolls', async ({
  page,
}) => {
  await open(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Play' }).tap();
  await reached(page, 50);
  await page.mouse.wheel(0, 2500);
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  await expect(slider).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport();
  await slider.press('ArrowRight');
  await expect.poll(async () => (await experiment(page)).tweaks.length).toBeGreaterThan(0);
  for (const button of await page.getByRole('group', { name: 'Training' }).getByRole('button').all()) {
    const { width: w, height: h } = (await button.boundingBox())!;
    expect(Math.min(w, h)).toBeGreaterThanOrEqual(40);
  }
});
