import { expect } from 'playwright/test';
import { test } from './elsewhere.ts';
import { experiment, open, step } from './open.ts';

test('own points, drawn per class, are learnt and are in the link', async ({ page, elsewhere }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Draw your own' }).click({ force: true });
  const plane = page.getByRole('application', { name: /plane/i });
  const box = (await plane.boundingBox())!;
  const before = (await experiment(page)).data.points.length;
  const at = (x: number, y: number) => ({ position: { x: box.width * x, y: box.height * y } });
  for (const [x, y] of [
    [0.3, 0.3],
    [0.35, 0.4],
    [0.28, 0.5],
    [0.4, 0.35],
  ])
    await plane.click(at(x, y));
  await expect.poll(async () => (await experiment(page)).data.points.length).toBeGreaterThan(before);
  await page
    .getByRole('radio', { name: /class 1/i })
    .or(page.getByRole('button', { name: /class 1/i }))
    .first()
    .click();
  for (const [x, y] of [
    [0.7, 0.6],
    [0.65, 0.7],
    [0.72, 0.5],
    [0.6, 0.65],
  ])
    await plane.click(at(x, y));
  await expect
    .poll(async () => (await experiment(page)).data.points.filter(({ label }) => label === 1).length)
    .toBeGreaterThanOrEqual(4);
  await step(page, 20);
  // Read at one moment: the last stroke may still be on its way.
  const { data, link } = await page.evaluate(() => ({
    data: window.downhill.experiment().data,
    link: window.downhill.link(),
  }));
  expect(data.set).toBe('points');
  const other = await elsewhere();
  await open(other, link.split('#')[1]);
  expect((await experiment(other)).data.points).toEqual(data.points);
});
