import { expect, test } from 'playwright/test';
import { open, shownStep } from './open.ts';

test('a run that learns by heart is stopped, and goes back to the weights with the lowest test loss', async ({
  page,
}) => {
  await open(page, 'data=moons&samples=60&noise=0.4&layers=16t,16t&opt=adam&lr=0.03');
  await page.getByRole('button', { name: /^Regularisation/ }).click();
  await page.getByRole('slider', { name: 'Early stopping' }).press('ArrowRight');
  await page.getByRole('textbox', { name: 'Early stopping' }).fill('3');
  await page.getByRole('textbox', { name: 'Early stopping' }).press('Enter');
  await expect(page).toHaveURL(/early-stopping=3/);
  await page.getByRole('button', { name: 'Play' }).click();
  const notice = page.getByRole('status', { name: 'Stopped early' });
  await expect(notice).toContainText(/3 evaluations/);
  const end = await shownStep(page);
  expect(end % 50).toBe(0);
  await notice.getByRole('button', { name: `Back to step ${(end - 150).toLocaleString('en')}` }).click();
  await expect.poll(() => shownStep(page)).toBe(end - 150);
  await expect(notice).toBeHidden();
});
