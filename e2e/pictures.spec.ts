import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { experiment, open, step, troubles } from './open.ts';

test('layers are put together as cards, and an impossible shape is said at the card that makes it so', async ({
  page,
}) => {
  const seen = troubles(page);
  await open(page, 'data=digits&rows=300&layers=conv4,max-pool2,flatten,16r&opt=adam');
  const types = async () => (await experiment(page)).model.layers.map(({ type }) => type);
  const stack = page.getByRole('list', { name: 'The layers, from the inputs to the output' });
  const card = (name: string) => stack.getByRole('listitem', { name });
  await expect(card('Layer 1: Convolution')).toContainText('→ 4×6×6 · 40 parameters · 1,296 multiply-adds');
  await step(page, 2);

  const kernel = page.getByRole('textbox', { name: 'Layer 1: kernel' });
  await kernel.fill('9');
  await kernel.press('Enter');
  await expect(card('Layer 1: Convolution').getByRole('alert')).toContainText('9 × 9 does not fit into 8 × 8');
  // The run goes on as it was.
  expect((await experiment(page)).model.layers[0]).toMatchObject({ kernel: 3 });
  expect((await step(page, 1)).step).toBe(3);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(kernel).toHaveValue('3');

  await page.getByRole('button', { name: 'Add a layer after layer 1' }).click();
  await page.getByRole('button', { name: /^Batch norm/ }).click();
  await expect.poll(types).toEqual(['conv', 'batch-norm', 'max-pool', 'flatten', 'dense']);
  await page.getByRole('button', { name: 'Move layer 2 towards the output' }).click();
  await expect.poll(types).toEqual(['conv', 'max-pool', 'batch-norm', 'flatten', 'dense']);
  await page.getByRole('button', { name: 'Remove layer 3' }).click();
  await expect.poll(types).toEqual(['conv', 'max-pool', 'flatten', 'dense']);

  await step(page, 2);
  await page.getByRole('switch', { name: 'Layer 1: frozen' }).click();
  await expect.poll(async () => (await experiment(page)).tweaks).toMatchObject([{ path: 'model.layers.0.frozen' }]);
  expect((await step(page, 1)).step).toBe(3);
  expect(seen).toEqual([]);
});

test('the classic is trained on garments; one that is drawn is judged with the weights of the moment', async ({
  page,
}) => {
  const seen = troubles(page);
  const classic = 'conv32x3r,max-pool2,conv64x3r,max-pool2,flatten,128r';
  await open(page, `data=fashion-mnist&rows=60&layers=${classic}&opt=adam&lr=0.001`);
  await expect(page.getByText('225,034 parameters')).toBeVisible();
  expect((await step(page, 2)).loss).toBeGreaterThan(0);

  const pad = page.getByRole('application', { name: /^Drawing pad/ });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  const answers = page.getByRole('list', { name: 'What the network takes it for' });
  await expect(answers.getByRole('listitem')).toHaveCount(10);
  const before = await answers.innerText();
  // A pair of trousers.
  await page.mouse.move(...at(0.4, 0.9));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.15), { steps: 4 });
  await page.mouse.move(...at(0.6, 0.15), { steps: 2 });
  await page.mouse.move(...at(0.6, 0.9), { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('your drawing')).toBeVisible();
  await expect.poll(() => answers.innerText()).not.toBe(before);
  // It is asked again when the weights change.
  const drawn = await answers.innerText();
  await step(page, 2);
  await expect.poll(() => answers.innerText()).not.toBe(drawn);

  // A cell of the matrix opens its pictures; one of them is looked at.
  await page
    .getByRole('button', { name: /taken for .*: \d/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Look at this one/ })
    .first()
    .click();
  await expect(page.getByText(/^test picture \d/)).toBeVisible();
  expect(seen).toEqual([]);
});

test('a small network learns digits; a nought and a one that are drawn are recognised', async ({ page }) => {
  const seen = troubles(page);
  await open(page, 'data=digits&layers=conv8x3r,max-pool2,flatten,32r&opt=adam&lr=0.01');
  await step(page, 250);
  const pad = page.getByRole('application', { name: /^Drawing pad/ });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const draw = async (path: readonly (readonly [number, number])[]) => {
    const places = path.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    await page.mouse.move(...places[0]);
    await page.mouse.down();
    for (const place of places) await page.mouse.move(...place);
    await page.mouse.up();
  };
  const answers = page.getByRole('list', { name: 'What the network takes it for' }).getByRole('listitem');
  const best = async () => {
    const texts = await answers.allInnerTexts();
    const shares = texts.map((text) => Number(/([\d.]+) %/.exec(text)?.[1]));
    return texts[shares.indexOf(Math.max(...shares))].trim()[0];
  };
  await draw(Array.from({ length: 25 }, (_, i) => [0.5 + 0.2 * Math.sin(i / 4), 0.5 - 0.35 * Math.cos(i / 4)]));
  await expect.poll(best).toBe('0');
  await page.getByRole('button', { name: 'Clear' }).click();
  await draw([
    [0.52, 0.15],
    [0.5, 0.5],
    [0.48, 0.85],
  ]);
  await expect.poll(best).toBe('1');
  await expect(page.getByText('What the answer depends on')).toBeVisible();
  expect(seen).toEqual([]);
});

test('what every layer makes of a picture is shown as maps; a unit says which part of it it sees', async ({ page }) => {
  const seen = troubles(page);
  await open(page, 'data=digits&rows=100&layers=conv4x3r,max-pool2,flatten,16r&opt=adam');
  await page.getByRole('button', { name: 'Maps', exact: true }).click();
  const strip = (name: string) => page.getByRole('application', { name: new RegExp(`^${name}`) });
  const reading = page.locator('#map-reading');
  await strip('Layer 1: Convolution').hover({ position: { x: 2, y: 2 } });
  await expect(reading).toContainText('Map 1, row 1, column 1');
  await expect(reading).toContainText('It sees rows 1 to 3 and columns 1 to 3 of the picture');
  // By keyboard: the next map of the pooled ones, one unit further.
  await strip('Layer 2: Max pooling').focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowRight');
  await page.mouse.move(0, 0);
  await expect(reading).toContainText('Map 2, row 1, column 2');
  await expect(reading).toContainText('It sees rows 1 to 4 and columns 3 to 6 of the picture');
  const value = await reading.innerText();
  await step(page, 20);
  await expect.poll(() => reading.innerText()).not.toBe(value);
  await strip('Layer 4: Dense').focus();
  await page.keyboard.press('ArrowRight');
  await expect(reading).toContainText('Unit 2');
  await expect(reading).toContainText('It sees the whole picture');
  await expect(page.getByText('The weights of each, 3 × 3')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  expect(seen).toEqual([]);
});

test('a model too large for the adapter is refused with the figure, and the run goes on', async ({ page }) => {
  const seen = troubles(page);
  await open(page, 'data=digits&rows=60&layers=conv512.same,flatten,8r&opt=adam');
  const kept = await experiment(page);
  const units = page.getByRole('textbox', { name: 'Layer 3: units' });
  await units.fill('1024');
  await units.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /GB|MB/ })).toBeVisible();
  expect(await experiment(page)).toEqual(kept);
  expect((await step(page, 1)).step).toBe(1);
  expect(seen).toEqual([]);
});
