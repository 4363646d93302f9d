// The surface lab: race, find the limit, walk the basins, type an own surface, share it.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from 'playwright/test';
import { test } from './elsewhere.ts';
import { keepDevices, loseDevices, open, troubles } from './open.ts';

const lab = (page: Page, link = '', backend: 'cpu' | 'webgpu' = 'cpu') => open(page, `page=surface&${link}`, backend);

const raceStep = async (page: Page): Promise<number> =>
  Number((await page.getByTestId('lab-step').innerText()).replaceAll(/\D/g, ''));

/** Plays until at least so many steps are made, and pauses. */
async function race(page: Page, steps: number): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => raceStep(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(steps);
  await page.getByRole('button', { name: 'Pause' }).click();
}

/** Loss, x and y of each racer as the table has them. */
async function standings(page: Page): Promise<string[][]> {
  const table = page.locator('details', { has: page.getByText('Where they stand') });
  if (!(await table.evaluate((details: HTMLDetailsElement) => details.open))) {
    await page.getByText('Where they stand').click();
  }
  const rows = await page
    .getByTestId('standing')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
  return rows.map((cells) => cells.map(plain));
}

/** The same once nothing moves any more: the table and the step shown are written a few times a second. */
async function settledStandings(page: Page): Promise<string[][]> {
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  let last = '';
  const settled = async (): Promise<boolean> => {
    const [step, rows] = [await raceStep(page), await standings(page)];
    const before = last;
    last = JSON.stringify(rows);
    return last === before && rows.some((cells) => Number(cells.at(-1)) === step);
  };
  await expect.poll(settled, { intervals: [400] }).toBe(true);
  return standings(page);
}

/** A number as the page writes it, as JavaScript reads it. */
const plain = (text: string): string => text.replaceAll('−', '-').replaceAll(',', '');

const map = (page: Page): Locator => page.getByRole('application', { name: /^Map of the surface/ });
const rate = (page: Page): Locator => page.getByRole('slider', { name: /^Learning rate of/ });

test('race five optimizers on a ravine: drag one while they run, scrub back, look closely', async ({ page }) => {
  const seen = troubles(page);
  await lab(page, 'pace=200');
  await page.getByRole('combobox', { name: 'Add a racer' }).selectOption('nesterov');
  await standings(page);
  await expect(page.getByTestId('standing')).toHaveCount(5);
  const before = await standings(page);
  expect(new Set(before.map(([loss]) => loss)).size).toBe(1);
  await race(page, 60);
  const after = await settledStandings(page);
  for (const [i, [loss]] of after.entries()) expect(Number(loss)).toBeLessThan(Number(before[i][0]));
  expect(new Set(after.map(([loss]) => loss)).size).toBe(5);
  await expect(page.getByTestId('path-chart').locator('.recharts-line-curve')).toHaveCount(5);

  // Back, and forward again: the same numbers.
  const scrub = page.getByRole('slider', { name: 'Step shown' });
  await scrub.focus();
  await scrub.press('Home');
  await expect.poll(() => standings(page)).toEqual(before);
  await scrub.press('End');
  await expect.poll(() => standings(page)).toEqual(after);

  // The racer that was added last is looked at: M puts it where the cross-hair is while all run on.
  await page.getByRole('slider', { name: 'Steps per second' }).press('Home');
  await page.getByRole('button', { name: 'Play' }).click();
  await map(page).focus();
  for (let i = 0; i < 6; i++) await map(page).press('ArrowUp');
  const [, x, y] = (await standings(page))[4];
  await map(page).press('m');
  await expect.poll(async () => Math.hypot(...(await moved(page, 4, x, y)))).toBeGreaterThan(0.5);
  // By hand too: the first one, from where it is to the middle of the map.
  const box = (await map(page).boundingBox())!;
  const [, fromX, fromY] = (await standings(page))[0];
  const [px, py] = pixelOf(box, Number(fromX), Number(fromY));
  await page.mouse.move(px, py);
  await page.mouse.down();
  await page.mouse.move(px + 30, py + 40, { steps: 3 });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.hypot(...(await moved(page, 0, fromX, fromY)))).toBeGreaterThan(0.5);
  await page.getByRole('button', { name: 'Pause' }).click();

  // Slow motion: the rule, and the numbers of the last step.
  await page.getByRole('button', { name: 'Slow motion' }).click();
  const numbers = page.getByRole('region', { name: 'The step in numbers' });
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(numbers.getByText('Along x')).toBeVisible();
  await expect.poll(() => numbers.locator('.katex').count()).toBeGreaterThan(4);
  expect(seen).toEqual([]);
});

async function moved(page: Page, racer: number, x: string, y: string): Promise<[number, number]> {
  const [, nowX, nowY] = (await standings(page))[racer];
  return [Number(nowX) - Number(x), Number(nowY) - Number(y)];
}

/** Of a place of the ravine, which is shown whole. */
function pixelOf(box: { x: number; y: number; width: number; height: number }, x: number, y: number): [number, number] {
  const [x0, x1, y0, y1] = [-4, 5, -1.5, 6];
  const unit = Math.max((x1 - x0) / box.width, (y1 - y0) / box.height);
  return [box.x + box.width / 2 + (x - (x0 + x1) / 2) / unit, box.y + box.height / 2 - (y - (y0 + y1) / 2) / unit];
}

for (const [name, racer, formula, limit] of [
  ['plain descent', 'sgd~lr:0.05', '2/λ', 2 / 25],
  ['momentum', 'momentum~momentum:0.8~lr:0.05', '2(1+β)/λ', (2 * 1.8) / 25],
] as const) {
  test(`find the limit on the slider: ${name}`, async ({ page }) => {
    await lab(page, `surface=bowl&shape=k:25,angle:30&race=${racer}&pace=1000`);
    const mark = page.getByText(`${formula} = `);
    await expect(mark).toBeVisible();
    expect(Number((await mark.innerText()).split('= ')[1])).toBeCloseTo(limit, 3);
    const exact = page.getByRole('textbox', { name: 'Learning rate, exact value' });
    /** Where the racer stands after so many steps with this rate; it may be lost before. */
    const endsAt = async (lr: string): Promise<number> => {
      await page.getByRole('button', { name: 'Back to the start' }).click();
      await expect.poll(async () => (await standings(page))[0]?.at(-1)).toBe('0');
      await exact.fill(lr);
      await exact.press('Enter');
      await page.getByRole('button', { name: 'Play' }).click();
      let row: string[] = [];
      const isOver = async (): Promise<boolean> => {
        [row] = await standings(page);
        return row[0] === 'lost' || Number(row.at(-1)) >= 300;
      };
      await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
      return row[0] === 'lost' ? Infinity : Number(row[0]);
    };
    // To either side of the mark, and closer to it than a notch of the slider.
    expect(await endsAt((limit / 1.02).toPrecision(4))).toBeLessThan(0.01);
    expect(await endsAt((limit * 1.02).toPrecision(4))).toBeGreaterThan(1e4);
    await expect(page.getByText('Beyond the stability limit')).toBeAttached();
  });
}

test('drag through a basin map: the slider, the view, as deep as 32 bit go', async ({ page }) => {
  const seen = troubles(page);
  await lab(page, 'surface=himmelblau&race=adam~lr:0.1&show=basins&basin-size=256', 'webgpu');
  const progress = page.getByTestId('basin-progress');
  const done = () => expect(progress).toHaveAttribute('data-done', 'true', { timeout: 60_000 });
  const legend = page.getByRole('list', { name: 'What the colours mean' });
  await done();
  for (const place of ['3, 2', '−2.81, 3.13', '−3.78, −3.28', '3.58, −1.85']) await expect(legend).toContainText(place);
  const shares = () => legend.locator('.tabular-nums').allInnerTexts();
  const first = await shares();
  // While the slider moves, the map answers; at a rate at which nobody arrives, nobody does.
  await rate(page).focus();
  for (let i = 0; i < 4; i++) await rate(page).press('PageDown');
  await expect.poll(shares).not.toEqual(first);
  await rate(page).press('Home');
  await expect(legend).toContainText('still moving');
  await done();
  // Dragging the plane moves the view, the buttons bring it back.
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 90, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => page.url()).toContain('window=');
  await done();
  await map(page).focus();
  for (let i = 0; i < 24; i++) await map(page).press('+');
  await expect(page.getByText('same number in 32 bit')).toBeVisible();
  await page.getByRole('button', { name: 'The whole surface' }).click();
  await expect(page.getByText('same number in 32 bit')).toHaveCount(0);
  expect(seen).toEqual([]);
});

async function afterSix(page: Page): Promise<string[][]> {
  for (let i = 0; i < 6; i++) await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => raceStep(page)).toBe(6);
  return settledStandings(page);
}

test('type a surface of one’s own, race on it, and share it', async ({ page, elsewhere }) => {
  const seen = troubles(page);
  await lab(page, 'pace=1000');
  await page.getByRole('radio', { name: 'Your formula' }).click();
  const box = page.getByRole('textbox', { name: 'Formula in x and y' });
  await box.fill('x^2 + 2*foo(y)');
  await expect(page.getByText('There is nothing called “foo”')).toContainText('at character 9');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  // One that has no value where its racers start.
  await box.fill('log(x) + y^2');
  await expect(page.getByText('The surface has no value here')).toBeVisible();
  await box.fill('(x-1)^2 + cosh(y+2) + sin(3x)/9');
  await expect(box).toHaveAttribute('aria-invalid', 'false');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('cosh(y+2)');
  // One more of each kind where the cross-hair is; another racer; another rate.
  await map(page).focus();
  await map(page).press('ArrowRight');
  await map(page).press('Enter');
  await page.getByRole('combobox', { name: 'Add a racer' }).selectOption('lion');
  await rate(page).press('ArrowRight');
  const mine = await afterSix(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
  await page.keyboard.press('Escape');
  const other = await elsewhere({ viewport: { width: 1280, height: 800 } });
  await open(other, link.split('#')[1]);
  await expect(other.getByRole('textbox', { name: 'Formula in x and y' })).toHaveValue(
    '(x-1)^2 + cosh(y+2) + sin(3x)/9',
  );
  const theirs = await afterSix(other);
  expect(theirs).toHaveLength(5);
  expect(theirs).toEqual(mine);
  expect(seen).toEqual([]);
});

test('an honest race: an optimizer against itself comes out even, and one is better than the other', async ({
  page,
}) => {
  await lab(
    page,
    'surface=bowl&shape=k:100&race=momentum~lr:0.01;momentum~lr:0.001;sgd~lr:0.01&heat-starts=64&heat-steps=60',
  );
  await page.getByRole('button', { name: 'Run the race' }).click();
  const table = page.getByTestId('honest-table');
  await expect(table.getByRole('row')).toHaveCount(4, { timeout: 60_000 });
  await expect(table).toContainText('Wins of 64');
  const rowOf = (name: string) =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
      .getByRole('cell')
      .allInnerTexts();
  const [first, second, other] = [await rowOf('Momentum'), await rowOf('Momentum 2'), await rowOf('SGD')];
  // Rate, median, middle half, wins, lost.
  expect(second.slice(0, 5)).toEqual(first.slice(0, 5));
  expect(second[5]).toBe('no real difference, p = 1');
  expect(Number(other[3])).toBe(64 - 2 * Number(first[3]));
  expect(other[5]).toMatch(/^behind, p = /);
  await expect(page.locator('.lab-below .recharts-surface')).toHaveCount(2);
});

test('in three dimensions: turned by keys and by hand', async ({ page }) => {
  await lab(page, 'show=relief&pace=200');
  const relief = page.getByRole('application', { name: /^The surface in three dimensions/ });
  await race(page, 20);
  const picture = async () => (await relief.screenshot()).toString('base64');
  const first = await picture();
  await relief.focus();
  await relief.press('ArrowLeft');
  await expect.poll(picture).not.toBe(first);
  const second = await picture();
  const box = (await relief.boundingBox())!;
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 130, { steps: 4 });
  await page.mouse.up();
  await expect.poll(picture).not.toBe(second);
});

test('a lost device: the race goes on where it was', async ({ page }) => {
  await keepDevices(page);
  await lab(page, 'surface=rosenbrock&pace=60', 'webgpu');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => raceStep(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(20);
  const before = await raceStep(page);
  await loseDevices(page);
  await expect(page.getByText('The graphics device was lost.')).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => raceStep(page), { timeout: 60_000 }).toBeGreaterThan(before + 5);
  await page.getByRole('button', { name: 'Pause' }).click();
  // All of it is there: back at the start everybody stands where they stood.
  const scrub = page.getByRole('slider', { name: 'Step shown' });
  await scrub.focus();
  await scrub.press('Home');
  await expect.poll(async () => new Set((await standings(page)).map((row) => row.join())).size).toBe(1);
});

for (const [name, scheme, locale, link] of [
  ['light, English: slow motion on own data', 'light', 'en-US', 'surface=regression&minibatch=2&slow=1'],
  ['dark, Chinese: basins', 'dark', 'zh-CN', 'show=basins&basin-size=128'],
] as const) {
  test.describe(name, () => {
    test.use({ colorScheme: scheme, locale });
    test('axe finds nothing on the page', async ({ page }) => {
      await lab(page, link);
      await expect(page.locator('.transport .play')).toBeEnabled();
      await page.keyboard.press('.');
      await expect.poll(() => raceStep(page)).toBe(1);
      await expect(page.getByTestId('path-chart').locator('.recharts-surface')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`),
      ).toEqual([]);
    });
  });
}
