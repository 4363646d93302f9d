import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { open, step } from './open.ts';

for (const [name, scheme, locale, link] of [
  ['light, English', 'light', 'en-US', ''],
  ['dark, Chinese', 'dark', 'zh-CN', 'data=blobs5'],
  ['regression', 'light', 'en-US', 'data=line'],
] as const) {
  test.describe(name, () => {
    test.use({ colorScheme: scheme, locale });
    test('axe finds nothing', async ({ page }) => {
      await open(page, link);
      await step(page, 30);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(500);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .join(' | ')
              .slice(0, 600)}`,
        ),
      ).toEqual([]);
    });
  });
}

test('axe finds nothing in the dialogs', async ({ page }) => {
  await open(page);
  for (const name of ['Share', 'Help']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
