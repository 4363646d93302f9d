import { expect, test, type Page } from 'playwright/test';
import { fromLink, isPlaneSet } from '../src/experiment/index.ts';
import { mutatedLinks } from '../test/links.ts';
import { open, troubles } from './open.ts';

// A link may ask for a model so large that opening it takes seconds; those are for the codec's own test.
const affordable = (link: string): boolean => {
  const { model, data } = fromLink(link).experiment;
  const units = model.layers.map((layer) => ('units' in layer ? layer.units : 8));
  const weights = units.reduce((sum, n, i) => sum + n * (units[i - 1] ?? 8), 0);
  return weights * data.samples < 2_000_000 && isPlaneSet(data.set);
};

/** Opens links one after the other in a page that stays; then it must still work. */
async function openAll(page: Page, links: readonly string[]): Promise<void> {
  const seen = troubles(page);
  await open(page);
  await page.getByRole('button', { name: 'Loss landscape' }).click(); // folded: it measures each of the losses
  for (let from = 0; from < links.length; from += 100) {
    const broken = await page.evaluate(
      async (some) => {
        const bad: string[] = [];
        for (const link of some) {
          location.hash = link;
          // Through the address, as a visitor would.
          await new Promise((resolve) => setTimeout(resolve, 0));
          try {
            const x = window.downhill.experiment();
            if (x.v !== 1 || !Number.isFinite(x.optimizer.lr)) bad.push(link);
          } catch {
            bad.push(link);
          }
        }
        return bad;
      },
      links.slice(from, from + 100),
    );
    expect(broken).toEqual([]);
  }
  await page.evaluate(() => {
    location.hash = 'data=xor';
  });
  await expect.poll(() => page.evaluate(() => window.downhill.experiment().data.set), { timeout: 60_000 }).toBe('xor');
  const { step, loss } = await page.evaluate(() => window.downhill.step(20));
  expect(step).toBe(20);
  expect(loss).toBeGreaterThan(0);
  expect(seen).toEqual([]);
}

test('2,000 broken and hostile links: none breaks the page', async ({ page, context }) => {
  test.setTimeout(600_000);
  const links = mutatedLinks(1, 3500).filter(affordable).slice(0, 2000);
  expect(links).toHaveLength(2000);
  // Two pages at once: each keeps one core busy.
  const other = await context.newPage();
  await Promise.all([openAll(page, links.slice(0, 1000)), openAll(other, links.slice(1000))]);
});
