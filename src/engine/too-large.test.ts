// A model that no adapter holds is refused by its sizes alone: nothing of it is allocated, and the figure is said.
import { expect, test } from 'vitest';
import { pictures } from '../../test/images.ts';
import { fromLink } from '../experiment/index.ts';
import { PlanTooLarge } from './backend.ts';
import { CpuBackend } from './cpu/backend.ts';
import { compilePlan } from './plan.ts';
import { Trainer } from './trainer.ts';

const dataset = pictures({ shape: [1, 28, 28], classes: 10, train: 20, test: 10 });
const { experiment: x } = fromLink('data=fashion-mnist&layers=conv512x3r.same,flatten,1024r&batch=4');
/** Of its weights: 9 · 512, 28 · 28 · 512 · 1024 and 1024 · 10, each with its biases; places filled to multiples of four. */
const length = 9 * 512 + 512 + (28 * 28 * 512 * 1024 + 1024) + (1024 * 10 + 12);

test('a model of 411 million weights is refused before they are drawn, with the bytes it needs', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const refusal = await Trainer.create(new CpuBackend(), x, dataset).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(PlanTooLarge);
  expect(refusal).toMatchObject({ needed: 4 * length, limit: 2 ** 30 });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64e6);
});

test('the limit is the largest buffer’s, to the byte', () => {
  const small = fromLink('data=fashion-mnist&layers=conv4x3r,flatten,8r&batch=4').experiment;
  const { buffers } = compilePlan(small, dataset);
  const largest = Math.max(...buffers.map(({ words }) => 4 * words));
  expect(() => compilePlan(small, dataset, { maxBufferBytes: largest })).not.toThrow();
  expect(() => compilePlan(small, dataset, { maxBufferBytes: largest - 1 })).toThrow(PlanTooLarge);
});
