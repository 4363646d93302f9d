import { expect, test } from 'vitest';
import { loadFromDisk } from '../../../data/assets.testing.ts';
import { contentBox, frameFor, mannerOf, sampleAt, shrink, toBrightness, toInputs } from './pixels.ts';

const side = 64;
/** A disc of ink. */
const disc = (cx: number, cy: number, radius: number): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => {
    const [y, x] = [Math.floor(i / side), i % side];
    return (x - cx) ** 2 + (y - cy) ** 2 < radius ** 2 ? 1 : 0;
  });
const boxOf = (ink: Float32Array) => contentBox((r, c) => ink[r * side + c], side, side);

test('a drawing is brought to the middle and to size, wherever it was drawn and however large', () => {
  const pictures = [disc(15, 18, 12), disc(40, 40, 20)].map((ink) =>
    shrink(ink, side, frameFor(boxOf(ink), side, 8, 8, 1), 8, 8),
  );
  pictures[0].forEach((value, i) => expect(value).toBeCloseTo(pictures[1][i], 0));
  for (const picture of pictures) {
    expect(picture[27]).toBeGreaterThan(0.95);
    expect(picture[0]).toBeLessThan(0.2);
    expect(picture[4]).toBeGreaterThan(0.3);
  }
  const empty = new Float32Array(side * side);
  expect(boxOf(empty)).toBeUndefined();
  expect([...shrink(empty, side, frameFor(undefined, side, 8, 8, 1), 8, 8)].every((v) => v === 0)).toBe(true);
});

test('brightness and inputs are each other’s inverse, whatever the scaling', async () => {
  for (const scale of ['none', 'min-max', 'standard'] as const) {
    const dataset = await loadFromDisk({ set: 'digits', rows: 100, scale });
    const sample = sampleAt(dataset, dataset.train, 3);
    const grey = toBrightness(dataset, sample);
    expect(Math.max(...grey)).toBeLessThanOrEqual(1);
    expect(Math.max(...grey)).toBeGreaterThan(0.9);
    toInputs(dataset, grey).forEach((value, i) => expect(value).toBeCloseTo(sample[i], 3));
    expect(mannerOf(dataset).background).toBe(0);
    expect(mannerOf(dataset).extent).toBeGreaterThan(0.9);
  }
});
