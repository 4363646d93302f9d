import { expect, test } from 'playwright/test';
import { experiment, open, reached } from './open.ts';

test('the main story by keyboard alone', async ({ page }) => {
  await open(page);
  /** Tabs until the focused element has this accessible name. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement;
        const labelled = e
          .getAttribute('aria-labelledby')
          ?.split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' ');
        return e.getAttribute('aria-label') ?? labelled ?? e.textContent ?? '';
      });
      if (name.test(label)) return;
    }
    throw new Error(`no element named ${name} in 120 tabs`);
  };
  await tabTo(/^Play/);
  await page.keyboard.press('Enter');
  await reached(page, 50);
  await tabTo(/^Learning rate$/);
  const before = (await experiment(page)).tweaks.length;
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await experiment(page)).tweaks.length).toBeGreaterThan(before);
  await tabTo(/^Circle/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await experiment(page)).data.set).not.toBe('circle');
});

test('shortcuts: space plays and pauses', async ({ page }) => {
  await open(page);
  await page.locator('body').press('Space');
  await reached(page, 10);
  await page.locator('body').press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});
