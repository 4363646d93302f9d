import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { experiment, open, troubles } from './open.ts';

/** Linear regression: its cliff is sharp. */
const linear = 'data=plane&layers=none&batches=full&samples=60';

const strip = (page: Page) => page.getByRole('application', { name: /^What other rates would do/ });
const reading = (page: Page) => page.locator('#rates-reading');
const verdict = /lowest loss at ([\d.]+) · blows up from ([\d.]+)/;

/** Best rate, and that from which on it blows up, once all have been trained. */
async function read(page: Page): Promise<[best: number, cliff: number]> {
  let text = '';
  await expect.poll(async () => (text = await reading(page).innerText()), { timeout: 60_000 }).toMatch(verdict);
  const [, best, cliff] = verdict.exec(text)!;
  return [Number(best), Number(cliff)];
}

/** Trains a while at the present rate, and says whether it blew up. */
const blowsUp = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const { loss } = window.downhill.history();
    const first = loss[0] ?? (await window.downhill.step(1)).loss;
    const { loss: last } = await window.downhill.step(512);
    return !(last < 2 * first);
  });

test('see where the slider would blow up before moving it', async ({ page }) => {
  const seen = troubles(page);
  await open(page, linear, 'webgpu');
  const [best, cliff] = await read(page);
  expect((await experiment(page)).tweaks).toEqual([]); // nothing was moved
  const { width, height } = (await strip(page).boundingBox())!;
  const placeOf = (rate: number) => ({ x: (Math.log10(rate / 1e-5) / 6) * width, y: height / 2 });
  // By keys: the ends.
  await strip(page).focus();
  for (const key of ['End', 'End']) await page.keyboard.press(key);
  await expect(reading(page)).toHaveText(/^9\.\d+: blows up, from step \d+ on/);
  await page.keyboard.press('Home');
  await expect(reading(page)).toHaveText(/crawls, loss/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await experiment(page)).optimizer.lr).toBeLessThan(1.2e-5);
  // Pointed at, a rate says what becomes of it; a click takes it, and that is what becomes of it.
  for (const [rate, text] of [
    [cliff, /blows up, from step \d+ on/],
    [best, /learns, loss/],
  ] as const) {
    await strip(page).hover({ position: placeOf(rate) });
    await expect(reading(page)).toHaveText(text);
    await strip(page).click({ position: placeOf(rate) });
    await expect.poll(async () => (await experiment(page)).optimizer.lr).toBe(rate);
    expect(await blowsUp(page)).toBe(rate === cliff);
    await page.getByRole('button', { name: 'Back to the start' }).click();
    await expect.poll(() => page.evaluate(() => window.downhill.history().loss.length)).toBe(0);
  }

  // Another optimizer, another strip; what cannot be made side by side is said not to be.
  await page.evaluate(async () => {
    await window.downhill.set('optimizer.type', 'momentum');
    await window.downhill.set('optimizer.momentum', 0.9);
  });
  await expect.poll(async () => (await read(page))[1], { timeout: 90_000 }).toBeGreaterThan(1.5 * cliff);
  await page.evaluate(() => window.downhill.set('batch.strategy', 'adaptive'));
  await expect(page.getByText(/decided by what happens on the way/)).toBeVisible();
  expect(seen).toEqual([]);
});

test('on the twins too; axe finds nothing; switched off, it stays off', async ({ page }) => {
  await open(page, linear);
  await read(page);
  const { violations } = await new AxeBuilder({ page }).include('.dock').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  const button = page.getByRole('button', { name: 'Show what other rates would do' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await expect(strip(page)).toHaveCount(0);
  await open(page, linear);
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await expect(strip(page)).toBeVisible();
});
