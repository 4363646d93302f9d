import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { open, step, troubles } from './open.ts';

const link = 'data=moons&noise=0.1&layers=8t,8t&opt=adam&page=compress';

const choose = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);

/** The variant's number in a row of the report. */
const reported = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('cell').last();
const accuracy = async (page: Page): Promise<number> =>
  Number.parseFloat(await reported(page, 'Test accuracy').innerText());

test('quantise down to where accuracy falls off the cliff; the link brings it back', async ({ page }) => {
  const seen = troubles(page);
  await open(page, link);
  await step(page, 800);
  const map = page.getByRole('grid');
  await expect(map.getByRole('gridcell')).toHaveCount(96);
  await page.getByRole('slider', { name: 'Removed' }).press('Home');
  await choose(page, 'Bits a weight', '8');
  await expect.poll(() => accuracy(page)).toBeGreaterThan(95);
  await choose(page, 'Bits a weight', '2');
  await choose(page, 'One scale', 'tensor');
  await expect.poll(() => accuracy(page)).toBeLessThan(92);
  await expect.poll(() => page.url()).toContain('c-bits=2');
  await expect.poll(() => page.url()).toContain('c-per=tensor');
  const shown = await accuracy(page);
  await page.goto('about:blank');
  await open(page, `${link}&c-cut=0&c-bits=2&c-per=tensor`);
  await step(page, 800);
  await expect.poll(() => accuracy(page)).toBe(shown);
  // The arrow keys walk over the map.
  await map.getByRole('button', { name: '50 % removed, 8 bits' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Removed' })).toHaveAttribute('aria-valuetext', '60.0 %');
  expect(seen).toEqual([]);
});

test('download the smaller model and open it in a fresh page: the size that was said, the accuracy that was seen', async ({
  page,
}) => {
  await open(page, `${link}&c-bits=6&c-cut=10`);
  await step(page, 600);
  await expect.poll(() => accuracy(page)).toBeGreaterThan(80);
  const said = (await reported(page, 'File').innerText()).replaceAll(/\D/g, '');
  const expected = await reported(page, 'Test accuracy').innerText();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  const path = await file.path();
  expect(String(readFileSync(path).length)).toBe(said);
  await page.goto('about:blank');
  await open(page, link);
  await page.getByLabel('Open a file').last().setInputFiles(path);
  await expect(page.getByRole('status').filter({ hasText: 'Test accuracy' })).toContainText(expected);
  // A file that is none, and one of another model: said, and nothing changes.
  const before = await page.evaluate(() => window.downhill.parameters());
  await page
    .getByLabel('Open a file')
    .last()
    .setInputFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('these are no weights'),
    });
  await expect(page.getByText('notes.txt is not a .safetensors file')).toBeVisible();
  await open(page, link.replace('8t,8t', '4t'));
  await page.getByLabel('Open a file').last().setInputFiles(path);
  await expect(page.getByText('The file belongs to another model')).toBeVisible();
  expect(before.length).toBe(6);
});

const runAccuracy = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { test: seen } = await window.downhill.metrics();
    return 'accuracy' in seen ? seen.accuracy : 0;
  });

test('prune the run until it breaks, recover it by fine-tuning, and let the weights grow again', async ({ page }) => {
  const seen = troubles(page);
  await open(page, link);
  await step(page, 600);
  expect(await runAccuracy(page)).toBeGreaterThan(0.95);
  await page.getByRole('button', { name: 'Remove these weights now' }).click();
  await expect.poll(() => runAccuracy(page)).toBeLessThan(0.7);
  const nonZero = () =>
    page.evaluate(async () =>
      (await window.downhill.parameters())
        .filter(({ shape }) => shape.length > 1)
        .reduce((sum, { data }) => sum + data.filter((w) => w !== 0).length, 0),
    );
  expect(await nonZero()).toBe(44); // half of 88
  await step(page, 1200);
  expect(await runAccuracy(page)).toBeGreaterThan(0.95);
  expect(await nonZero()).toBe(44);
  await page.getByRole('button', { name: 'Let them grow again' }).click();
  await step(page, 20);
  expect(await nonZero()).toBeGreaterThan(60);
  expect(seen).toEqual([]);
});

test('take out half of the units: the run goes on with the smaller model, and Back brings the whole one', async ({
  page,
}) => {
  const seen = troubles(page);
  await open(page, `${link}&c-part=units`);
  await step(page, 500);
  await expect(page.getByText('4 of 8 stay')).toHaveCount(2);
  await expect(page.getByRole('row', { name: 'Parameters' })).toContainText(/105\s*37/);
  const said = await reported(page, 'File').innerText();
  // Once the report is of the weights of now.
  let accuracyOf = '';
  const settled = async (): Promise<boolean> => {
    const was = accuracyOf;
    accuracyOf = await reported(page, 'Test accuracy').innerText();
    return accuracyOf === was;
  };
  await expect.poll(settled, { intervals: [1500] }).toBe(true);
  await page.getByRole('button', { name: 'Make it the run' }).click();
  await expect.poll(() => page.url()).toContain('layers=4t,4t');
  await expect(page.getByText('2 of 4 stay')).toHaveCount(2);
  const whole = (name: string) => page.getByRole('row', { name }).getByRole('cell').first();
  await expect(whole('Test accuracy')).toHaveText(accuracyOf);
  await expect(whole('File')).toHaveText(said);
  await step(page, 800);
  expect(await runAccuracy(page)).toBeGreaterThan(0.9);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => window.downhill.link())).not.toContain('weights');
  expect(seen).toEqual([]);
});

test('distil: teacher, student and control learn side by side; another number of classes is refused', async ({
  page,
}) => {
  const seen = troubles(page);
  await open(page, 'data=moons&noise=0.1&layers=16t&opt=adam&page=compress&c-part=distil&c-student=3t&c-steps=60');
  await step(page, 300);
  // The second press of two is for nothing: neither halts the lesson nor takes the focus away.
  await page.getByRole('button', { name: 'Begin the lesson' }).dblclick();
  await expect(page.getByRole('button', { name: 'Begin again' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Begin again' })).toBeFocused();
  for (const name of ['Teacher', 'Student', 'Without teacher']) {
    const one = page.getByRole('region', { name, exact: true });
    await expect(one.getByRole('img')).toBeVisible();
    await expect(one).toContainText(/Test accuracy: \d+/);
  }
  // A hidden layer drawn to the teacher's: from the next lesson on.
  await page.getByRole('combobox', { name: 'Match a hidden layer' }).selectOption('1: 3 tanh');
  await expect(page.getByRole('combobox', { name: 'Layer of the teacher' })).toHaveValue('1');
  await expect(page.getByText('for the next lesson')).toBeVisible();
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('region', { name: 'Student', exact: true })).toContainText('Distance');
  await expect(page.getByText('for the next lesson')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Begin again' })).toBeEnabled();
  // Five longer lessons, stopped: the one that was there still is.
  const steps = page.getByRole('textbox', { name: 'Steps', exact: true });
  await steps.fill('50000');
  await steps.press('Enter');
  await page.getByRole('button', { name: 'Repeat with 5 seeds' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Begin again' })).toBeEnabled();
  await expect(page.getByRole('region', { name: 'Student', exact: true })).toContainText(/Test accuracy: \d+/);
  await page.getByRole('combobox', { name: 'Teacher', exact: true }).selectOption('link');
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no teacher yet');
  const box = page.getByLabel('Link of the teacher');
  await box.fill('data=blobs3&layers=8t');
  await box.press('Enter');
  await expect(box).toBeFocused();
  await expect.poll(() => page.url()).toContain('c-teach-link=data%3Dblobs3');
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('alert')).toContainText('3 outputs, the student with 1');
  const student = page.getByLabel('Layers of the student');
  await student.fill('banana');
  await student.press('Enter');
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('alert')).toContainText('banana');
  await page.getByRole('button', { name: 'Open the example of two moons' }).click();
  await expect(student).toHaveValue('8t,8t');
  await expect.poll(() => page.url()).toContain('label-noise=0.3');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(seen).toEqual([]);
});

for (const [name, scheme, locale] of [
  ['light, English', 'light', 'en-US'],
  ['dark, Chinese', 'dark', 'zh-CN'],
] as const) {
  test.describe(name, () => {
    test.use({ colorScheme: scheme, locale });
    test('axe finds nothing on the page', async ({ page }) => {
      await open(page, link);
      await step(page, 30);
      await expect(page.getByRole('gridcell')).toHaveCount(96);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`),
      ).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  test('nothing sticks out', async ({ page }) => {
    await open(page, link);
    await expect(page.getByRole('gridcell')).toHaveCount(96);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
