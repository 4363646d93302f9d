// Transformers learn what the page offers them for, with the settings it offers, as well as PyTorch does; and halves do
// as well as whole numbers of 32 bits.
import { expect, test } from 'vitest';
import { suggestedFor } from '../../src/data/index.ts';
import { loadFromDisk } from '../../src/data/assets.testing.ts';
import { allRows } from '../../src/engine/evaluated-rows.ts';
import { frameOf, frameReads } from '../../src/engine/observe.ts';
import { createSession } from '../../src/engine/session.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { installGpu } from '../gpu-device.ts';
import { backends, lossesOf } from './backends.ts';
import { judge } from './programs.ts';

/** Bits per character over the last ten steps. */
const bits = (losses: number[]): number => losses.slice(-10).reduce((a, b) => a + b, 0) / 10 / Math.LN2;

test('two blocks on Moby-Dick: bits per character as PyTorch, and fewer than the letters’ frequencies give', async () => {
  const steps = 60;
  // Small batches, for the time it takes.
  const x = withDefaults({ ...suggestedFor('moby-dick'), batch: { size: 4 } });
  const dataset = await loadFromDisk(x.data);
  const backend = await backends.webgpu();
  const [ours, [theirs]] = [await lossesOf(backend, x, steps, dataset), await judge([{ x, dataset, steps }])];
  backend.destroy();
  const counts = new Float64Array(dataset.classes);
  for (const token of dataset.train.y) counts[token]++;
  const all = dataset.train.y.length;
  const entropy = counts.reduce((sum, n) => (n > 0 ? sum - (n / all) * Math.log2(n / all) : sum), 0);
  expect(Math.abs(bits(ours) / bits(theirs) - 1)).toBeLessThan(0.02);
  expect(bits(ours)).toBeLessThan(entropy - 0.4);
});

test('one block copies sequences it has never seen, without a mistake, from 4 of 5 seeds', async () => {
  installGpu();
  let solved = 0;
  for (let seed = 1; seed <= 5 && solved < 4 && seed - 1 - solved < 2; seed++) {
    const session = createSession('webgpu');
    await session.open(withDefaults({ ...suggestedFor('copy'), seed }));
    for (let step = 0; step < 200; step += 40) {
      await session.step(40);
      const { metrics } = session.frame!;
      if (!('accuracy' in metrics.test) || metrics.test.accuracy < 1) continue;
      solved++;
      break;
    }
    session.destroy();
  }
  expect(solved).toBe(4);
});

test('digits in mixed precision end within a point of the accuracy in single precision', async () => {
  const dataset = await loadFromDisk(suggestedFor('digits').data);
  const backend = await backends.cpu();
  const accuracies: number[] = [];
  for (const precision of ['f32', 'mixed'] as const) {
    const trainer = await Trainer.create(backend, withDefaults({ ...suggestedFor('digits'), precision }), dataset);
    await trainer.run(250);
    const look = { probe: false, parameters: false };
    const answers = await trainer.advance(0, true, frameReads(trainer.plan, allRows(dataset), look));
    const { metrics, lossScale } = frameOf(trainer.plan, dataset, allRows(dataset), look, trainer.stateNow(), answers!);
    accuracies.push('accuracy' in metrics.test ? metrics.test.accuracy : 0);
    if (precision === 'mixed') expect(lossScale!.scale).toBeGreaterThan(1);
    await trainer.destroy();
  }
  const [single, mixed] = accuracies;
  expect(single).toBeGreaterThan(0.9);
  expect(Math.abs(mixed - single)).toBeLessThanOrEqual(0.01);
});
