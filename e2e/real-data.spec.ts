import { expect, test } from 'playwright/test';
import { experiment, open, step, troubles } from './open.ts';

test('another kind of data is chosen in the gallery, and brings a network that learns it', async ({ page }) => {
  const seen = troubles(page);
  await open(page);
  await page.getByRole('button', { name: 'Tables', exact: true }).click();
  await page.getByRole('radio', { name: 'Penguins' }).click();
  await expect.poll(async () => (await experiment(page)).data.set).toBe('penguins');
  await step(page, 150);
  const accuracy = await page.evaluate(async () => {
    const { test: held } = await window.downhill.metrics();
    return 'accuracy' in held ? held.accuracy : 0;
  });
  expect(accuracy).toBeGreaterThan(0.9);
  // What it relies on: the bill and the island tell the species, the year says nothing.
  const columns = page.getByRole('table', { name: 'What the model relies on' }).getByRole('rowheader');
  await expect(columns).toHaveCount(7);
  await expect(columns.first()).toHaveText('bill_length_mm');

  await page.getByRole('button', { name: 'A rare species' }).click();
  await expect.poll(async () => (await experiment(page)).data.shares).toEqual([100, 10, 100]);

  await page.getByRole('button', { name: 'Pictures', exact: true }).click();
  await page.getByRole('radio', { name: 'Digits' }).click();
  await expect.poll(async () => (await experiment(page)).model.layers[0]?.type).toBe('conv');
  expect((await step(page, 2)).loss).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Shapes', exact: true }).click();
  await page.getByRole('radio', { name: 'Circle' }).click();
  await expect.poll(async () => (await experiment(page)).model.layers[0]?.type).toBe('dense');
  expect(seen).toEqual([]);
});
