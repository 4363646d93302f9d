import { expect, test } from 'playwright/test';
import { open, reached, step, troubles } from './open.ts';

test('names are made up while it trains, from a beginning of one’s own, freely or not', async ({ page }) => {
  const seen = troubles(page);
  await open(page, 'data=names&rows=300&layers=embedding16,gru24&opt=adam&lr=0.01');
  const names = page.getByRole('region', { name: 'What the model makes up now' });
  await names.scrollIntoViewIfNeeded();
  await expect(names).toContainText('with the weights of step 0');
  await expect(names.getByRole('listitem')).toHaveCount(8);
  const before = await names.getByRole('list').innerText();
  await page.evaluate(() => window.downhill.play());
  await reached(page, 10);
  await expect.poll(() => names.getByRole('list').innerText()).not.toBe(before);
  await page.evaluate(() => window.downhill.pause());

  await page.getByRole('textbox', { name: 'Begin with' }).fill('Mar我');
  await expect(page.getByText('The data have no token for 我')).toBeVisible();
  await expect
    .poll(async () => (await names.getByRole('listitem').allInnerTexts()).every((name) => name.startsWith('Mar')))
    .toBe(true);
  // Without chance all eight are the same.
  await page.getByRole('slider', { name: 'Temperature' }).focus();
  await page.keyboard.press('Home');
  await expect.poll(async () => new Set(await names.getByRole('listitem').allInnerTexts()).size).toBe(1);
  expect(seen).toEqual([]);
});

test('a transformer’s text is written on the GPU’s own weights, and a toy task’s questions are answered', async ({
  page,
}) => {
  const seen = troubles(page);
  await open(page, 'data=moby-dick&rows=40&length=16&layers=embedding16,position,block2h,layer-norm&batch=8', 'webgpu');
  const text = page.getByRole('region', { name: 'What the model writes now' });
  await text.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await text.getByRole('paragraph').innerText()).length).toBeGreaterThan(20);
  expect((await step(page, 2)).step).toBe(2);
  await expect(text).toContainText('with the weights of step 2');
  await expect(page.getByRole('region', { name: 'Earlier' })).toContainText(/with the weights of steps? 0/);

  await page.evaluate(() => window.downhill.load('data=copy&length=2&samples=50&layers=embedding8,rnn8&opt=adam'));
  const answers = page.getByRole('region', { name: 'What the model answers now' });
  await expect(answers.getByText(/^\d of 6 right$/)).toBeVisible();
  await expect(answers.getByRole('row')).toHaveCount(7);
  expect(seen).toEqual([]);
});
