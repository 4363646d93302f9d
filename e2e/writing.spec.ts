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

test('heads and states are shown along the text, one’s own mail is judged, and films are recommended', async ({
  page,
}) => {
  const seen = troubles(page);
  await open(page, 'data=moby-dick&rows=40&length=12&layers=embedding16,position,block2h,gru8&batch=8');
  const heads = page.getByRole('group', { name: 'Layer 3: who looks at whom' });
  await heads.getByRole('button', { name: 'Layer 3, head 2' }).click();
  await page.getByRole('textbox', { name: 'Token', exact: true }).fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^At .*, Layer 3, head 2 reads from the shaded tokens/)).toBeVisible();
  // The first token can look at nothing but itself.
  const tokens = page.getByRole('group', { name: 'The text, token by token' }).locator('span');
  await expect(tokens).toHaveCount(12);
  const shade = (at: number) => tokens.nth(at).getAttribute('style');
  expect(await shade(0)).toContain(' 70%');
  expect(await shade(1)).toContain(' 0%');
  await page.getByRole('textbox', { name: 'Unit of layer 4' }).fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Layer 4, unit 5 after each token')).toBeVisible();
  const before = await shade(6);
  await step(page, 3);
  await expect.poll(() => shade(6)).not.toBe(before);

  await page.evaluate(() => window.downhill.load('data=spam&rows=300&layers=embedding8,pool-places&opt=adam&lr=0.03'));
  await step(page, 60);
  const spam = page.getByRole('region', { name: 'What the model takes it for' });
  const share = (of: string) => async () =>
    parseFloat(
      await spam
        .getByRole('listitem')
        .filter({ hasText: of })
        .innerText()
        .then((text) => text.replace(/^\D*/, '')),
    );
  await spam.getByRole('textbox').fill('free money, guaranteed xyzzy');
  await expect(spam).toContainText('Words the model does not know: xyzzy');
  await expect.poll(share('spam')).toBeGreaterThan(50);

  await page.evaluate(() =>
    window.downhill.load('data=ratings&layers=embedding4,pool-places.product&opt=adam&lr=0.03&batch=128'),
  );
  const films = page.getByRole('region', { name: 'What each would like' });
  await expect(films.getByRole('row')).toHaveCount(13);
  const first = await films.getByRole('row').nth(1).innerText();
  await films.getByRole('textbox', { name: 'User' }).fill('7');
  await page.keyboard.press('Enter');
  await expect.poll(() => films.getByRole('row').nth(1).innerText()).not.toBe(first);
  expect(seen).toEqual([]);
});
