import { readFileSync } from 'node:fs';
import { expect } from 'playwright/test';
import { test } from './elsewhere.ts';
import { experiment, open, step } from './open.ts';

test('a saved model goes on, on another page and other data, with only its last layer learning', async ({
  page,
  elsewhere,
}) => {
  await open(page, 'data=moons&opt=adam');
  await step(page, 200);
  await page.getByRole('button', { name: 'Share' }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Weights (safetensors)' }).click(),
  ]);
  const file = await saved.path();
  const trained = await page.evaluate(async () =>
    (await window.downhill.parameters()).map(({ data }) => Array.from(data)),
  );
  const other = await elsewhere();
  await open(other, 'data=xor&opt=adam');
  await other.getByRole('button', { name: /Loss & weights/ }).click();
  await other.getByLabel('Open weights …').setInputFiles({
    name: 'moons.safetensors',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(file),
  });
  await expect(other.getByText('From moons.safetensors.')).toBeVisible();
  const parameters = () =>
    other.evaluate(async () => (await window.downhill.parameters()).map(({ data }) => Array.from(data)));
  expect(await parameters()).toEqual(trained);
  await other.getByRole('switch', { name: 'Train only the output layer' }).click();
  await step(other, 50);
  const after = await parameters();
  expect(after.slice(0, 4)).toEqual(trained.slice(0, 4));
  expect(after.slice(4)).not.toEqual(trained.slice(4));
  // A file that lies changes nothing and says so.
  const before = await experiment(other);
  await other.getByLabel('Open weights …').setInputFiles({
    name: 'broken.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('this is no model, and long enough to have a header'),
  });
  await expect(other.getByText(/broken\.safetensors is not a \.safetensors file/)).toBeVisible();
  expect(await experiment(other)).toEqual(before);
  // A reload finds the file again; another device says that it is missing, and starts from random weights.
  await other.reload();
  await other.waitForFunction(() => 'downhill' in window);
  await other.evaluate(() => window.downhill.ready);
  expect((await parameters()).slice(0, 4)).toEqual(trained.slice(0, 4));
  const third = await elsewhere();
  await open(third, (await other.evaluate(() => window.downhill.link())).split('#')[1]);
  await expect(third.getByText(/moons\.safetensors, which is not on this device/)).toBeVisible();
  expect((await experiment(third)).data.set).toBe('xor');
});
