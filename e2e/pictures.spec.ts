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

test('the classic is trained on garments; one that is drawn is recognised, and what it sees is shown', async ({
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
