import { describe, expect, test } from 'vitest';
import { type BatchConfig, normal } from '../experiment/index.ts';
import { addNoise, adaptiveStart, adaptiveWindow, grow, measuresNoise, noiseScale, noiseSums } from './adaptive.ts';
import { twins } from './cpu/index.ts';
import { emptyStep } from './step.ts';

const batch: BatchConfig = { strategy: 'adaptive', size: 8, min: 1, max: 50, shuffle: true };

/** Σgᵦ/B and Σ±gᵦ/B of a batch whose samples' gradients are (1, 2) plus normal noise of variance 9 + 16. */
function draw(B: number, trial: number): { squares: number; noise: number } {
  const signs = new Float64Array(B).fill(1);
  twins.alternate_signs([signs], { K: 1 }, { ...emptyStep(), size: B });
  const [g, d] = [
    [0, 0],
    [0, 0],
  ];
  for (let b = 0; b < B; b++) {
    for (const [k, [mean, deviation]] of [
      [1, 3],
      [2, 4],
    ].entries()) {
      const sample = mean + deviation * normal(1, k, trial, b);
      g[k] += sample / B;
      d[k] += (signs[b] * sample) / B;
    }
  }
  return { squares: g[0] ** 2 + g[1] ** 2, noise: d[0] ** 2 + d[1] ** 2 };
}

describe('the estimate', () => {
  test.each([2, 3, 8, 9])('of tr(Σ)/‖G‖² = 25/5 is right for batches of %d', (B) => {
    const sums = noiseSums();
    const trials = 20_000;
    for (let i = 0; i < trials; i++) {
      const { squares, noise } = draw(B, i);
      addNoise(sums, squares, noise, B);
    }
    expect(sums.trace / trials / 25).toBeCloseTo(1, 1);
    expect(sums.signal / trials / 5).toBeCloseTo(1, 1);
    expect(noiseScale(sums)).toBeGreaterThan(4.5);
    expect(noiseScale(sums)).toBeLessThan(5.5);
  });

  test('takes batches of different sizes together', () => {
    const sums = noiseSums();
    for (let i = 0; i < 20_000; i++) {
      const B = 2 + (i % 7);
      const { squares, noise } = draw(B, i);
      addNoise(sums, squares, noise, B);
    }
    expect(noiseScale(sums)).toBeGreaterThan(4.5);
    expect(noiseScale(sums)).toBeLessThan(5.5);
  });

  test('learns nothing from a batch of one, or from what is not finite', () => {
    const sums = noiseSums();
    addNoise(sums, 4, 0, 1);
    addNoise(sums, Infinity, 1, 8);
    addNoise(sums, NaN, NaN, 8);
    expect(sums).toEqual(noiseSums());
  });
});

describe('the rule', () => {
  const noisy = { trace: 90, signal: 10 };
  const quiet = { trace: 80, signal: 10 };

  test('doubles below the noise scale and stays at it', () => {
    expect(grow(adaptiveStart(batch), noisy, batch)).toEqual({ size: 16 });
    expect(grow(adaptiveStart(batch), quiet, batch)).toEqual({ size: 8 });
  });

  test('doubles where no signal is left, or nothing could be measured', () => {
    expect(grow({ size: 8 }, { trace: 5, signal: -1 }, batch)).toEqual({ size: 16 });
    expect(grow({ size: 1 }, noiseSums(), batch)).toEqual({ size: 2 });
  });

  test('stops at batch.max and never shrinks', () => {
    expect(grow({ size: 40 }, noisy, { ...batch, max: 50 })).toEqual({ size: 40 });
    expect(grow({ size: 40 }, { trace: 900, signal: 1 }, batch)).toEqual({ size: 50 });
    expect(grow({ size: 60 }, { trace: 900, signal: 1 }, batch)).toEqual({ size: 60 });
  });

  test('every window has ten measurements', () => {
    const steps = Array.from({ length: adaptiveWindow }, (_, i) => i);
    expect(steps.filter(measuresNoise)).toHaveLength(10);
  });
});
