import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from 'playwright/test';
import { experiment, open, step, troubles } from './open.ts';

/** Leaves of two trees: weights with gaps, lengths with NA, a decimal comma and a name that is sometimes missing. */
function leaves(rows: number): string {
  const lines = ['day;weight;length;colour;kind'];
  for (let i = 0; i < rows; i++) {
    const oak = i % 2;
    const stray = ((i * 7919) % 101) / 101 - 0.5;
    const weight = i % 9 === 0 ? '' : (3 + 2 * oak + stray).toFixed(2).replace('.', ',');
    const length = i % 11 === 0 ? 'NA' : (10 - 3 * oak - stray).toFixed(1).replace('.', ',');
    lines.push(
      `2024-03-${String(1 + (i % 28)).padStart(2, '0')};${weight};${length};${['red', 'green', ''][i % 3]};${oak ? 'oak' : 'ash'}`,
    );
  }
  return lines.join('\n');
}

const dialog = (page: Page) => page.getByRole('dialog');
const give = (page: Page, name: string, content: string | Uint8Array) =>
  dialog(page)
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tables', exact: true }).click();
  await page.getByRole('button', { name: 'Your own table …' }).click();
  await expect(dialog(page)).toBeVisible();
}

test('a table with holes is looked into, its gaps are filled, and it becomes a model', async ({ page }) => {
  const seen = troubles(page);
  await open(page);
  await openDialog(page);
  await give(page, 'leaves.csv', leaves(160));
  await expect(dialog(page).getByText('160 rows, 5 columns. Found: semicolon.')).toBeVisible();
  await expect(dialog(page).getByLabel('To be predicted')).toHaveValue('kind');
  await expect(dialog(page).getByLabel('weight: read as')).toHaveValue('number');
  await dialog(page).getByLabel('day: read as').selectOption('skip');
  await dialog(page).getByRole('radio', { name: 'median' }).click();
  await expect(dialog(page).getByRole('radio', { name: 'median' })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Use these data' }).click();
  await expect(dialog(page)).toBeHidden();
  const { data } = await experiment(page);
  expect(data).toMatchObject({
    set: 'table',
    target: 'kind',
    missing: 'median',
    columns: [{ column: 0, type: 'skip' }],
  });
  await step(page, 200);
  const accuracy = () =>
    page.evaluate(async () => {
      const { test: held } = await window.downhill.metrics();
      return 'accuracy' in held ? held.accuracy : 0;
    });
  expect(await accuracy()).toBeGreaterThan(0.9);

  // The file is on this device: the link alone brings it back.
  await expect.poll(() => page.url()).toContain('leaves.csv');
  await page.reload();
  await page.waitForFunction(() => 'downhill' in window);
  await page.evaluate(() => window.downhill.ready);
  expect((await experiment(page)).data.file).toBe(data.file);
  expect(seen).toEqual([]);
});

test('whatever is opened is read or refused with the reason, and nothing is lost', async ({ page }, info) => {
  const seen = troubles(page);
  await open(page, 'data=xor');
  const kept = await experiment(page);
  await openDialog(page);
  const alert = dialog(page).getByRole('alert');
  const again = async () => {
    const another = dialog(page).getByRole('button', { name: 'Another file …' });
    if (await another.isVisible()) await another.click();
  };

  const refused: [name: string, content: string | Uint8Array, reason: RegExp][] = [
    ['empty.csv', '', /empty\.csv is empty/],
    ['gaps.csv', 'a,b\nNA,?\n,-\n', /only missing values/],
    ['one.csv', `a,b,label\n${'1,5,x\n2,7,x\n'.repeat(20)}`, /same class, “x”/],
    ['quote.csv', 'a,b\n1,"x\n2,y\n3,z', /quotation mark in row 2/],
    ['cut-idx3-ubyte', Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3), /cut short/],
    ['cats/none.png', '', /none\.png is empty/],
  ];
  for (const [name, content, reason] of refused) {
    await give(page, name, content);
    await expect(alert).toHaveText(reason);
    await expect(dialog(page).getByRole('button', { name: 'Use these data' })).toBeDisabled();
    await again();
  }
  const binary = info.outputPath('noise.csv');
  await writeFile(
    binary,
    new Uint8Array(50_000_000).map((_, i) => (i * 2654435761) >>> 24),
  );
  await dialog(page).locator('input[type=file]').first().setInputFiles(binary);
  await expect(alert).toHaveText(/noise\.csv is not a text file/);
  await again();

  const rows = Array.from({ length: 100_000 }, (_, i) => `${i},${(i * 7919) % 1000},${i % 3 ? 'no' : 'yes'}`);
  const wide = [0, 1, 2, 3].map((r) => Array.from({ length: 2000 }, (_, c) => (r === 0 ? `c${c}` : r + c * r)).join());
  const read: [name: string, content: string | Uint8Array, sign: RegExp][] = [
    ['long.csv', `id,a,b\n${rows.join('\n')}`, /100,000 rows, 3 columns/],
    ['wide.csv', wide.join('\n'), /3 rows, 2,000 columns/],
    ['ragged.csv', 'a,b,c\n1,2,x\n3\n4,5,y,6\n7,8,x\n', /2 rows do not have 3 cells/],
    ['lines.csv', 'a,b\n1,"two\nlines"\n2,x\n3,x\n', /3 rows, 2 columns/],
    ['mark.csv', '\uFEFFa,b\n1,x\n2,y\n', /2 rows, 2 columns/],
    ['latin.csv', Uint8Array.from('Größe,b\n1,x\n2,y\n', (c) => c.charCodeAt(0)), /not UTF-8/],
  ];
  for (const [name, content, sign] of read) {
    await give(page, name, content);
    await expect(dialog(page)).toContainText(sign, { timeout: 60_000 });
    await again();
  }
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  expect(await experiment(page)).toEqual(kept);
  expect((await step(page, 3)).step).toBe(3);
  expect(seen).toEqual([]);
});
