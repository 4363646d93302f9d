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

// What only other data bring: the writing and the inside of the layers, and what a model of a table relies on.
for (const [name, link, shown] of [
  [
    'a text',
    'data=moby-dick&rows=40&length=12&layers=embedding16,position,block2h,gru8&batch=8',
    ['What the model writes now', 'Layer 3: who looks at whom'],
  ],
  ['a table', 'data=penguins&layers=4t', ['What the model relies on']],
] as const) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    await open(page, link);
    await step(page, 2);
    for (const view of shown)
      await page
        .getByLabel(view)
        .or(page.getByRole('table', { name: view }))
        .first()
        .scrollIntoViewIfNeeded();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`),
    ).toEqual([]);
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
