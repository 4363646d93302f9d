import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, type Page } from 'playwright/test';
import { test } from './elsewhere.ts';
import { experiment, open, step, troubles } from './open.ts';

/** A tiny experiment, so that a map of it takes moments. */
const tiny = 'data=xor&samples=60&layers=3t&opt=momentum&batch=10';
const small = `${tiny}&page=runs&runs-steps=16&map-size=64&map-y=momentum`;

const map = (page: Page) => page.getByRole('application', { name: /map/i });
const reading = (page: Page) => page.locator('#map-reading');

/** A place of the map, in shares of its sides from the left and from the bottom. */
async function placeOn(page: Page, u: number, v: number): Promise<[x: number, y: number]> {
  const { x, y, width } = (await map(page).boundingBox())!;
  const side = width - 58 - 14;
  return [x + 58 + u * side, y + 10 + (1 - v) * side];
}

/** The map has its finest picture. */
const finished = (page: Page) => expect(page.getByText('64 × 64 so far')).toBeVisible({ timeout: 90_000 });

test('a map is watched, zoomed, its run seen, loaded and shared', async ({ page, elsewhere }) => {
  const seen = troubles(page);
  await open(page, tiny, 'webgpu');
  await page.getByRole('navigation').getByRole('button', { name: 'Many runs' }).click();
  await expect(map(page)).toBeVisible();
  await expect(page.getByText(/\d+ × \d+ so far/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();

  await open(page, small, 'webgpu');
  await finished(page);
  // A box around the border between what learns and what does not.
  await page.mouse.move(...(await placeOn(page, 0.55, 0.3)));
  await expect(reading(page)).toContainText('Learning rate');
  await page.mouse.down();
  await page.mouse.move(...(await placeOn(page, 0.8, 0.4)));
  await page.mouse.move(...(await placeOn(page, 0.9, 0.7)));
  await page.mouse.up();
  await expect.poll(() => page.url()).toContain('map-area=');
  const zoomed = page.url();
  // The same in a fresh profile.
  const other = await elsewhere();
  await open(other, zoomed.split('#')[1], 'webgpu');
  await expect(map(other)).toBeVisible();
  for (const one of [page, other]) {
    await one.mouse.move(...(await placeOn(one, 0.4, 0.5)));
    await expect(reading(one)).toContainText(/learnt|blew up/);
    await expect(one.getByRole('img', { name: 'Loss of this run, step by step' })).toBeVisible();
  }
  await expect(reading(other)).toHaveText((await reading(page).textContent())!);

  // A click loads the run; what was seen of it is what it does.
  const text = await reading(page).innerText();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  const { optimizer } = await experiment(page);
  expect(text.replace('−', '-')).toContain(String(Number(optimizer.lr.toPrecision(3))));
  await step(page, 16);
  // Back returns to the map, where the run is the present one.
  await page.goBack();
  await expect(map(page)).toBeVisible();
  expect(seen).toEqual([]);
});

test('the map by keys; its picture carries its link', async ({ page }) => {
  await open(page, small, 'webgpu');
  await expect(map(page)).toBeVisible();
  await map(page).focus();
  for (const key of ['ArrowRight', 'ArrowUp', 'Shift+ArrowUp']) await page.keyboard.press(key);
  await expect(reading(page)).toContainText('Momentum');
  await page.keyboard.press('+');
  await expect.poll(() => page.url()).toContain('map-area=');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).not.toContain('map-area=');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as PNG' }).click(),
  ]);
  expect(readFileSync(await saved.path()).toString('latin1')).toContain(`tEXtSource\0${page.url().split('?')[0]}`);
  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('optimizers are compared over 64 seeds, and one against itself comes out even', async ({ page }) => {
  await open(page, `${tiny}&page=runs&part=compare&runs-steps=20&compare=sgd,sgd,adam`, 'webgpu');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const table = page.getByRole('table');
  await expect(table).toBeVisible({ timeout: 90_000 });
  const wins = await table.getByRole('row').locator('td:nth-of-type(1)').allInnerTexts();
  expect(wins[1]).toBe(wins[2]);
  expect(wins.slice(1).every((text) => text.endsWith('of 64'))).toBe(true);
  await expect(page.getByText('SGD and SGD 2 end level on every seed.')).toBeVisible();
  await expect(page.getByText(/SGD.*Adam.*sign test, p/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Open this run: Adam' }).click();
  await expect.poll(async () => (await experiment(page)).optimizer.type).toBe('adam');
});

test('seeds are judged by a stated goal; the best of a sweep loads with a click', async ({ page }) => {
  await open(page, `${tiny}&page=runs&part=seeds&runs-steps=20&runs-goal=0.6`, 'webgpu');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/\d+ of 64 solve it/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('≤ 0.6')).toBeVisible();
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await page.getByRole('textbox', { name: 'Runs' }).fill('32');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const table = page.getByRole('table', { name: 'Runs, sortable' });
  await expect(table).toBeVisible({ timeout: 60_000 });
  await table.getByRole('button', { name: 'Sort by Learning rate' }).click();
  const rates = await table.getByRole('row').locator('td:nth-of-type(1)').allInnerTexts();
  const numbers = rates.slice(1).map(Number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  await table.getByRole('button', { name: 'Open run 1', exact: true }).click();
  await expect.poll(async () => (await experiment(page)).optimizer.lr).not.toBe(0.03);
});

test('cross-validation reports every fold, with mean and spread', async ({ page }) => {
  await open(page, `${small}&part=folds&folds=4`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('over 4 of 4 folds')).toBeVisible({ timeout: 60_000 });
  const table = page.getByRole('table', { name: /fold/ });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table.getByRole('row').last()).toContainText(/Mean ± spread.*± .* %/);
});

test('axe finds nothing, in the dark and in Chinese; a phone has all of it', async ({ elsewhere }) => {
  const page = await elsewhere({
    colorScheme: 'dark',
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await open(page, small);
  await page.getByRole('application').tap({ position: { x: 200, y: 150 } });
  await expect(page.getByRole('button', { name: '打开这次训练' })).toBeVisible();
  for (const [part, start] of [
    ['地图', ''],
    ['种子', '开始'],
    ['优化器', ''],
    ['扫描', ''],
    ['交叉验证', ''],
  ]) {
    await page.getByRole('button', { name: part, exact: true }).tap();
    if (start !== '') {
      await page.getByRole('button', { name: start, exact: true }).tap();
      await expect(page.getByText(/64 次中有/)).toBeVisible({ timeout: 60_000 });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${part} ${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
