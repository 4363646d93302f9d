import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

const limitOn = async (page: import('playwright/test').Page): Promise<number> =>
  Number(
    (
      await page
        .getByText(/^stable up to [\d.]+$/)
        .first()
        .innerText()
    ).replace('stable up to ', ''),
  );

test('the slider says how large the learning rate may be, and beyond that the run blows up', async ({ page }) => {
  await open(page, 'data=line&batch=full');
  await expect(page.getByText(/^stable up to \d/)).toBeVisible();
  const limit = await limitOn(page);
  const lossAt = async (rate: number): Promise<number> => {
    await page.evaluate((lr) => window.downhill.set('optimizer.lr', lr), rate);
    return (await step(page, 300)).loss;
  };
  expect(await lossAt(0.9 * limit)).toBeLessThan(1);
  await page.getByRole('button', { name: 'Back to the start' }).click();
  // The text has two digits, hence the distance.
  expect(await lossAt(1.2 * limit)).not.toBeLessThan(1);
  await page.getByText(/^stable up to \d/).click();
  await expect(page.getByRole('tooltip')).toContainText('2/λ');
});

test('momentum allows more, Lion knows no limit', async ({ page }) => {
  await open(page, 'data=line&batch=full');
  await expect(page.getByText(/^stable up to \d/)).toBeVisible();
  const plain = await limitOn(page);
  await page.evaluate(() => window.downhill.set('optimizer.type', 'momentum'));
  await expect.poll(() => limitOn(page)).toBeGreaterThan(1.5 * plain);
  await page.evaluate(() => window.downhill.set('optimizer.type', 'lion'));
  await expect(page.getByText('no stability limit')).toBeVisible();
});

test('the map of the loss: its middle is the training loss, the path is on it, folded it is gone', async ({ page }) => {
  await open(page);
  await expect(page.getByText(/^stable up to \d/)).toBeVisible(); // somebody watches from here on
  for (let i = 0; i < 3; i++) await step(page, 60);
  const panel = page.getByRole('region', { name: 'Loss landscape' });
  await panel.scrollIntoViewIfNeeded();
  const map = panel.getByRole('application', { name: /Map of the loss/ });
  await expect(map).toBeVisible();
  await expect(panel.getByText('180', { exact: true })).toBeVisible(); // the step
  const { train } = await page.evaluate(() => window.downhill.metrics());
  await map.focus();
  await map.press('ArrowRight');
  await map.press('ArrowLeft');
  const reading = panel.locator('#landscape-reading');
  await expect(reading).toContainText('Loss');
  const loss = Number(/Loss ([\d.]+)/.exec(await reading.innerText())![1]);
  expect(Math.abs(loss / train.loss - 1)).toBeLessThan(0.01);
  for (const name of ['Steepest', 'Path']) {
    await panel.getByRole('button', { name, exact: true }).click();
    await expect(map).toBeVisible();
  }
  await expect(panel.getByText('of the path in this plane')).toBeVisible();
  await expect.poll(() => page.url()).toContain('landscape=path');
  await panel.getByRole('button', { name: 'Loss landscape' }).click();
  await expect(map).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the limit is at the slider, and a tap says what it is', async ({ page }) => {
    await open(page);
    const label = page.getByText(/^stable up to \d/);
    await expect(label).toBeInViewport();
    await label.tap();
    await expect(page.getByRole('tooltip')).toContainText('largest curvature');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
