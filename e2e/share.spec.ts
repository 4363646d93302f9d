import { expect, type Page } from 'playwright/test';
import { test } from './elsewhere.ts';
import { experiment, losses, open, reached, shownStep, step } from './open.ts';

/** A run with tweaks made by hand while it plays; returns its link and its losses. */
async function runByHand(page: Page): Promise<{ link: string; made: number[] }> {
  await page.getByRole('button', { name: 'Play' }).click();
  await reached(page, 40);
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  await slider.focus();
  await slider.press('ArrowRight');
  await slider.press('PageUp');
  await reached(page, 80);
  await page.evaluate(() => window.downhill.set('optimizer.type', 'adam'));
  await page.evaluate(() => window.downhill.set('regularization.l2', 0.001));
  await reached(page, 120);
  await page.evaluate(() => window.downhill.pause());
  return { link: await page.evaluate(() => window.downhill.link()), made: await losses(page) };
}

for (const backend of ['cpu', 'webgpu'] as const) {
  test(`a link opened on another machine replays the run to the bit (${backend})`, async ({ page, elsewhere }) => {
    await open(page, 'data=xor', backend);
    const { link, made } = await runByHand(page);
    const other = await elsewhere();
    await open(other, link.split('#')[1], backend);
    expect(await shownStep(other)).toBe(0);
    await expect(other.getByText(/replay/i).first()).toBeVisible();
    await step(other, made.length);
    expect(await losses(other)).toEqual(made);
    // Once more, after a reload.
    await other.reload();
    await other.waitForFunction(() => 'downhill' in window);
    await other.evaluate(() => window.downhill.ready);
    await step(other, made.length);
    expect(await losses(other)).toEqual(made);
    // Touching something ends the replay.
    await other.evaluate(() => window.downhill.set('optimizer.lr', 0.005));
    await expect(other.getByText(/replay/i)).toHaveCount(0);
  });
}

test('the share dialog copies link and JSON, shows a QR code, and opens what is pasted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'data=spiral&lr=0.1');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /copy.*link/i }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('#data=spiral&lr=0.1');
  await dialog.getByRole('button', { name: /copy.*json/i }).click();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({
    data: { set: 'spiral' },
  });
  await expect(dialog.getByRole('img', { name: /QR/i })).toBeVisible();
});

test('back and forward move between experiments', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'XOR' }).click();
  await expect.poll(async () => (await experiment(page)).data.set).toBe('xor');
  await expect.poll(() => page.url()).toContain('data=xor');
  await page.getByRole('radio', { name: 'Moons' }).click();
  await expect.poll(() => page.url()).toContain('data=moons');
  await page.goBack();
  await expect.poll(async () => (await experiment(page)).data.set).toBe('xor');
  await page.goForward();
  await expect.poll(async () => (await experiment(page)).data.set).toBe('moons');
});

test('a link with mistakes opens, and names each key and what is used instead', async ({ page }) => {
  await open(page, 'lr=-3&data=hexagon&colour=red&layers=8t,8t');
  const x = await experiment(page);
  expect(x.data.set).toBe('circle');
  expect(x.model.layers).toHaveLength(2);
  const banner = page.getByRole('region', { name: /link/i }).or(page.getByRole('alert')).first();
  for (const key of ['lr', 'data', 'colour']) await expect(banner).toContainText(key);
  await step(page, 5);
});

test('a teacher hides controls by key', async ({ page }) => {
  await open(page, 'hide=lr,test');
  await expect(page.getByRole('slider', { name: 'Learning rate' })).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Test share' })).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Noise' })).toBeVisible();
});
