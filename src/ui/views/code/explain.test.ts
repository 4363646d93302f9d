// The judge is the optimizer's twin: forward from known numbers, then explained from what is left after it.
import { describe, expect, test } from 'vitest';
import { twins } from '../../../engine/cpu/index.ts';
import { optimizerSpecs } from '../../../engine/optimizers/index.ts';
import { emptyStep } from '../../../engine/step.ts';
import { optimizers, uniform } from '../../../experiment/index.ts';
import { explainUpdate } from './explain.ts';
import type { UpdateSettings } from './rules.ts';
import { number } from './tex.ts';

const draw = (i: number) => 2 * uniform(7, 1, 0, i) - 1;
const base = {
  lr: 0.05, momentum: 0.9, beta1: 0.9, beta2: 0.99, eps: 1e-6, rho: 0.9, weightDecay: 0,
  correction1: 1 - 0.9 ** 3, correction2: 1 - 0.99 ** 3, l1: 0, l2: 0, clip: 0, clipValue: 0, norm: 0,
}; // oxfmt-ignore
const variants = {
  plain: {},
  'decay and penalties': { weightDecay: 0.1, l1: 0.01, l2: 0.2 },
  'clipped by norm': { clip: 0.5, norm: 2, l2: 0.1 },
  'clipped by value': { clipValue: 0.3 },
};

describe.each(optimizers)('%s', (type) => {
  test.each(Object.entries(variants))('%s: the same update as the twin', (_, variant) => {
    const h: UpdateSettings = { type, ...base, ...variant };
    const step = { ...emptyStep(), ...h };
    const { kernel, moments: MOMENTS } = optimizerSpecs[type];
    const theta = Float64Array.from({ length: 4 }, (__, i) => draw(i));
    const grad = Float64Array.from({ length: 4 }, (__, i) => draw(i + 10));
    const moments = Float64Array.from({ length: 8 }, (__, i) =>
      type === 'lion' ? draw(i + 20) : Math.abs(draw(i + 20)),
    );
    const before = theta.slice();
    const flag = new Uint32Array(4).fill(0xffffffff);
    twins[kernel]([grad, Float64Array.of(h.norm, 0, 0, 0), theta, moments, flag], { QUADS: 1, MOMENTS }, step);
    for (let i = 0; i < 4; i++) {
      const numbers = { gradient: grad[i], theta: theta[i], moments: [moments[i], moments[4 + i]] as const };
      const guessed = explainUpdate(numbers, h);
      expect(guessed.before).toBeCloseTo(before[i], 5);
      expect(guessed.after).toBeCloseTo(theta[i], 5);
      const exact = explainUpdate({ ...numbers, before: before[i] }, h);
      expect(exact.before).toBe(before[i]);
      expect(exact.after).toBeCloseTo(theta[i], 9);
      expect(exact.lines.at(-1)!.symbol).toBe('\\theta');
    }
  });
});

test('every line can be checked with a calculator', () => {
  const { lines } = explainUpdate({ gradient: -0.5, theta: 1.25, moments: [0, 0] }, { type: 'sgd', ...base, lr: 0.1 });
  expect(lines.map((l) => `${l.symbol} = ${l.tex} = ${number(l.value)}`)).toEqual([
    'g = {-0.5} = {-0.5}',
    '\\Delta = 0.1\\cdot ({-0.5}) = {-0.05}',
    '\\theta = 1.2 - ({-0.05}) = 1.25',
  ]);
});

test('numbers in TeX', () => {
  expect([0, 0.5, -1.23456, 1e-5, Number.NaN, Infinity].map(number)).toEqual([
    '0', '0.5', '{-1.235}', '1\\!\\cdot\\!10^{-5}', '\\text{NaN}', '\\infty',
  ]); // oxfmt-ignore
});
