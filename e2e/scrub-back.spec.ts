import { expect, test } from 'playwright/test';
import { losses, open, shownStep, step } from './open.ts';

for (const backend of ['cpu', 'webgpu'] as const) {
  test(`scrubbing back and going on gives the very same numbers (${backend})`, async ({ page }) => {
    await open(page, 'opt=adam', backend);
    await step(page, 300);
    const before = await losses(page);
    const slider = page.getByRole('slider', { name: /go back|step/i });
    await slider.focus();
    await slider.press('Home');
    await slider.press('Enter');
    await expect.poll(() => shownStep(page)).toBeLessThan(300);
    const back = await shownStep(page);
    await step(page, 300 - back);
    expect(await losses(page)).toEqual(before);
  });
}
