// The optimizers' twins where the answer is known in closed form, and what all optimizers share: clipping, decay, the
// flag. Against PyTorch: test/parity/optimizers.parity.test.ts.
import { describe, expect, test } from 'vitest';
import { type OptimizerName, optimizers, withDefaults } from '../../experiment/index.ts';
import { biasCorrection, optimizerSpecs } from '../optimizers/index.ts';
import { emptyStep, type Step } from '../step.ts';
import { gradient_norm } from './gradient_norm.ts';
import { gradient_norm_partial } from './gradient_norm_partial.ts';
import { twins } from './index.ts';

const none = 0xffffffff;
const hyper = { lr: 0.1, momentum: 0.9, beta1: 0.9, beta2: 0.99, eps: 1e-8, rho: 0.9 };

/** Four parameters and their optimizer, in double precision unless said otherwise. */
class Four {
  theta: Float32Array | Float64Array = new Float64Array(4);
  moments: Float32Array | Float64Array = new Float64Array(8);
  norms = new Float64Array(4);
  flag = new Uint32Array(4).fill(none);
  t = 0;
  constructor(
    readonly name: OptimizerName,
    readonly step: Partial<Step> = {},
  ) {}

  /** One update by gradient g, or by the same g for all four. Returns how far they went. */
  update(g: number | readonly number[]): number[] {
    const { kernel, moments, correctsBias } = optimizerSpecs[this.name];
    this.t++;
    const step = { ...emptyStep(), ...hyper, index: this.t - 1, ...this.step };
    if (correctsBias) {
      step.correction1 = 1 - step.beta1 ** this.t;
      step.correction2 = 1 - step.beta2 ** this.t;
    }
    const before = [...this.theta];
    const grad = Float64Array.from(typeof g === 'number' ? [g, g, g, g] : g);
    twins[kernel]([grad, this.norms, this.theta, this.moments, this.flag], { QUADS: 1, MOMENTS: moments }, step);
    return before.map((theta, i) => this.theta[i] - theta);
  }
}

/** Lengths of the first n steps under a constant gradient. */
const lengths = (name: OptimizerName, g: number, n = 10): number[] => {
  const four = new Four(name);
  return Array.from({ length: n }, () => four.update(g)[0]);
};
const closeTo = (got: number[], expected: (t: number) => number, digits = 10): void => {
  got.forEach((value, i) => expect(value, `step ${i + 1}`).toBeCloseTo(expected(i + 1), digits));
};

/** One step of SGD with lr 1: θ moves by −g. Runs the norms first, as a plan does. */
function moves(
  grad: number[],
  theta: number[],
  step: Partial<Step>,
): { g: number[]; ring: Float64Array; flag: Uint32Array } {
  const four = new Four('sgd', { ...step, lr: 1 });
  four.theta.set(theta);
  const row = { ...emptyStep(), ...step };
  const [partials, ring] = [new Float32Array(12), Float64Array.of(10, 0, 0, 32)];
  gradient_norm_partial([Float64Array.from(grad), four.theta, partials], { QUADS: 1, PARTIALS: 3 }, row);
  gradient_norm([partials, four.norms, ring, four.flag], { PARTIALS: 3 }, row);
  return { g: four.update(grad).map((d) => 0 - d), ring, flag: four.flag };
}

describe('under a constant gradient', () => {
  test('sgd goes −η·g every step', () => closeTo(lengths('sgd', 3), () => -0.1 * 3));

  test('momentum approaches −η·g/(1 − μ)', () =>
    closeTo(lengths('momentum', 3), (t) => (-0.1 * 3 * (1 - 0.9 ** t)) / 0.1));

  test('nesterov is one step of momentum ahead', () =>
    closeTo(lengths('nesterov', 3), (t) => (-0.1 * 3 * (1 - 0.9 ** (t + 1))) / 0.1));

  test('adagrad goes −η/√t, whatever the gradient', () => {
    closeTo(lengths('adagrad', 3), (t) => -0.1 / Math.sqrt(t), 8);
    closeTo(lengths('adagrad', -3000), (t) => 0.1 / Math.sqrt(t), 8);
  });

  test('rmsprop goes −η/√(1 − ρᵗ)', () => closeTo(lengths('rmsprop', 3), (t) => -0.1 / Math.sqrt(1 - 0.9 ** t), 7));

  test('adadelta starts with √ε/√((1 − ρ)g² + ε)', () =>
    closeTo(lengths('adadelta', 3, 1), () => (-0.1 * 3 * Math.sqrt(1e-8)) / Math.sqrt(0.9 + 1e-8), 14));

  test.each(['adam', 'adamw', 'lion'] as const)('%s goes −η every step, whatever the gradient', (name) => {
    for (const g of [3, -3000, 1e-3]) closeTo(lengths(name, g, 100), () => -0.1 * Math.sign(g), 5);
  });
});

test('without bias correction Adam’s first step is (1 − β₁)/√(1 − β₂) times as long', () => {
  const four = new Four('adam', { beta1: 0.9, beta2: 0.999 });
  const step = { ...emptyStep(), ...hyper, beta2: 0.999 };
  twins.adam(
    [Float64Array.of(3, 3, 3, 3), four.norms, four.theta, four.moments, four.flag],
    { QUADS: 1, MOMENTS: 2 },
    step,
  );
  expect(four.theta[0]).toBeCloseTo((-0.1 * 0.1) / Math.sqrt(0.001), 6);
});

test('in single precision the corrected first step is η to seven digits: β and 1 − βᵗ agree', () => {
  const x = withDefaults({ optimizer: { type: 'adam' } });
  const [correction1, correction2] = biasCorrection(x.optimizer, 1);
  const four = new Four('adam');
  four.theta = new Float32Array(4);
  four.moments = new Float32Array(8);
  const step = {
    ...emptyStep(),
    lr: Math.fround(0.1),
    beta1: Math.fround(0.9),
    beta2: Math.fround(0.999),
    correction1,
    correction2,
  };
  twins.adam(
    [Float32Array.of(3, 3, 3, 3), four.norms, four.theta, four.moments, four.flag],
    { QUADS: 1, MOMENTS: 2 },
    step,
  );
  expect(four.theta[0] / -0.1).toBeCloseTo(1, 6);
});

describe.each(optimizers)('%s', (name) => {
  test('leaves a parameter without a gradient where it is', () => {
    const four = new Four(name);
    four.theta.fill(2);
    four.update([0, 1, -1, 0]);
    expect(four.theta[0]).toBe(2);
    expect(four.theta[1]).toBeLessThan(2);
    expect(four.theta[2]).toBeGreaterThan(2);
  });

  test('decays θ by 1 − ηλ, apart from the gradient', () => {
    const [plain, decayed] = [new Four(name), new Four(name, { weightDecay: 0.5 })];
    plain.theta.fill(2);
    decayed.theta.fill(2);
    const moved = plain.update(0.3)[0];
    decayed.update(0.3);
    expect(decayed.theta[0]).toBeCloseTo(2 * (1 - 0.1 * 0.5) + moved, 12);
  });

  test('does nothing once the run has failed', () => {
    const four = new Four(name);
    four.flag[0] = 7;
    expect(four.update(1)).toEqual([0, 0, 0, 0]);
    expect([...four.moments]).toEqual(Array(8).fill(0));
  });

  test.each([NaN, Infinity])('flags a gradient of %d, whatever clipping would make of it', (bad) => {
    const four = new Four(name, { clipValue: 1 });
    four.update([0, 1, 2, 3]);
    expect(four.flag[1]).toBe(none);
    four.update([0, 1, bad, 3]);
    four.update([0, 1, bad, 3]);
    expect([...four.flag]).toEqual([none, 1, none, none]);
  });

  test('flags what single precision cannot hold', () => {
    const four = new Four(name, { lr: 1e38 });
    four.theta = new Float32Array(4);
    four.moments = new Float32Array(8);
    for (let i = 0; i < 10; i++) four.update(1e30 * 2 ** i);
    expect(four.flag[1]).toBeLessThan(10);
  });
});

describe('the gradient of the whole objective', () => {
  test('has λ₁·sign θ and λ₂·θ in it, and their terms in the loss', () => {
    const { g, ring } = moves([0, 0, 1, 0], [1, -2, 0, 4], { l1: 0.5, l2: 0.25 });
    expect(g).toEqual([0.75, -1, 1, 1.5]);
    const penalty = 0.5 * 7 + (0.25 / 2) * 21;
    expect(ring[0]).toBeCloseTo(10 + penalty, 5);
    expect(ring[1]).toBeCloseTo(Math.hypot(0.75, 1, 1, 1.5), 6);
    expect(ring[2]).toBeCloseTo(penalty, 5);
    expect(ring[3]).toBe(32);
  });

  test('is clipped to a length, or left alone below it', () => {
    expect(moves([3, 0, 4, 0], [0, 0, 0, 0], { clip: 1 }).g[0]).toBeCloseTo(0.6, 6);
    expect(moves([3, 0, 4, 0], [0, 0, 0, 0], { clip: 6 }).g).toEqual([3, 0, 4, 0]);
  });

  test('is clipped by length first, by value then', () => {
    const { g } = moves([30, 0, 40, 0], [0, 0, 0, 0], { clip: 10, clipValue: 7 });
    expect(g[0]).toBeCloseTo(6, 5);
    expect(g[2]).toBe(7);
  });

  test.each([1e20, 1e30, 3e38])(
    'of %d, whose square overflows, is clipped to its length and not to nothing',
    (huge) => {
      const { g, flag } = moves([0.6 * huge, 0.8 * huge, 0, 0], [0, 0, 0, 0], { clip: 5 });
      expect(flag[1]).toBe(none);
      expect(g[1] / g[0]).toBeCloseTo(0.8 / 0.6, 6);
      // Above 2¹²⁶ the norm is held there, so the rest is up to four times too long.
      if (huge < 2 ** 126) expect(Math.hypot(...g)).toBeCloseTo(5, 4);
      else expect(Math.hypot(...g)).toBeLessThan(20.1);
    },
  );

  test('stops the run at a penalty that is not finite', () => {
    const { flag } = moves([0, 0, 0, 0], [1e20, 0, 0, 0], { l2: 1, index: 4 });
    expect(flag[0]).toBe(4);
  });
});
