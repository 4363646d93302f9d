import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { frameOf, frameReads } from '../../engine/observe.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type ExperimentPatch, normal, withDefaults } from '../../experiment/index.ts';
import { topCurvature } from './curvature.ts';
import { filterNormalized, mainComponents, project, without } from './directions.ts';
import { DoubleModel } from './double-model.ts';
import { dot, norm, symmetricEigen } from './linear-algebra.ts';
import { lossPlan } from './loss-plan.ts';
import type { LossModel } from './model.ts';
import { lineOf, sliceOf } from './slice.ts';

/** A run some steps in, its loss as it reports it, and its loss as a landscape sees it. */
async function trained(patch: ExperimentPatch, steps: number) {
  const x = withDefaults(patch);
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  await trainer.run(steps);
  const look = { probe: false, parameters: true };
  const answers = await trainer.advance(0, true, frameReads(trainer.plan, trainer.evaluated, look));
  const frame = frameOf(trainer.plan, dataset, trainer.evaluated, look, trainer.stateNow(), answers!);
  await trainer.destroy();
  const plan = lossPlan(x, dataset);
  return { plan, model: new DoubleModel(plan), theta: Float64Array.from(frame.theta), loss: frame.trainLoss };
}

/** The whole Hessian, column by column, from central differences in double precision. */
function denseHessian(model: DoubleModel, theta: Float64Array): number[][] {
  const h = 1e-5;
  const moved = theta.slice();
  return Array.from(theta, (at, i) => {
    moved[i] = at + h;
    const { gradient: right } = model.gradientAt(moved);
    moved[i] = at - h;
    const { gradient: left } = model.gradientAt(moved);
    moved[i] = at;
    return Array.from(right, (g, j) => (g - left[j]) / (2 * h));
  });
}

describe.each<[string, ExperimentPatch, number]>([
  ['the default experiment', {}, 400],
  ['at its start', {}, 0],
  [
    'spiral, ReLU, Adam',
    {
      data: { set: 'spiral' },
      model: { layers: [{ type: 'dense', units: 8, activation: 'relu' }] },
      optimizer: { type: 'adam' },
    },
    300,
  ],
  ['three classes, MSE', { data: { set: 'blobs3' }, loss: 'mse' }, 200],
  ['linear regression', { data: { set: 'line' } }, 50],
])('%s', (_, patch, steps) => {
  test('λ_max is the dense Hessian’s', async () => {
    const { model, theta } = await trained(patch, steps);
    const hessian = denseHessian(model, theta);
    const pairs = symmetricEigen(hessian.map((row, i) => row.map((value, j) => (value + hessian[j][i]) / 2)));
    const found = await topCurvature(model, theta);
    expect(Math.abs(found.value / pairs[0].value - 1)).toBeLessThan(0.02);
    expect(found.products).toBeLessThanOrEqual(30);
    const applied = hessian.map((row) => dot(row, found.vector));
    expect(dot(applied, found.vector) / pairs[0].value).toBeGreaterThan(0.98);
    // The next one starts from it and is there at once.
    const again = await topCurvature(model, theta, { start: found.vector });
    expect(Math.abs(again.value / pairs[0].value - 1)).toBeLessThan(0.02);
    expect(again.products).toBeLessThanOrEqual(found.products);
  });

  test('along −g the slope at 0 is −‖g‖², and the centre of a slice is the reported loss', async () => {
    const { model, theta, loss, plan } = await trained(patch, steps);
    const { gradient } = model.gradientAt(theta);
    const downhill = gradient.map((g) => -g);
    const h = 1e-4;
    const [right, left] = await lineOf(model, theta, downhill, [h, -h]);
    const square = dot(gradient, gradient);
    expect(Math.abs((right - left) / (2 * h) + square)).toBeLessThan(1e-5 * square + 1e-9);
    const u = filterNormalized(theta, plan.parameters, 1);
    const v = filterNormalized(theta, plan.parameters, 1, 1);
    const slice = (await sliceOf(model, { base: theta, u, v, reach: [1, 1], columns: 9, rows: 9 }))!;
    expect(slice.values[40]).toBeCloseTo(loss, 6);
    expect(slice.values[0]).toBeCloseTo(model.lossAt(theta.map((t, i) => t - u[i] + v[i])), 12);
  });
});

/** ½Σhθ²: a model whose Hessian is known. */
const quadratic = (h: readonly number[]): LossModel => ({
  length: h.length,
  atOnce: 1,
  gradient: (theta) => Promise.resolve({ loss: 0, gradient: theta.map((t, i) => h[i] * t) }),
  setPlane: () => Promise.resolve(),
  losses: () => Promise.resolve(new Float64Array()),
  setState() {},
  destroy() {},
});

test('the largest eigenvalue, not the largest in size; preconditioned where asked for', async () => {
  const h = Array.from({ length: 40 }, (_, i) => (i === 7 ? 5 : i === 9 ? -30 : Math.sin(i)));
  const theta = Float64Array.from(h, (_, i) => normal(1, 1, 0, i));
  const found = await topCurvature(quadratic(h), theta, { tolerance: 1e-6 });
  expect(found.value).toBeCloseTo(5, 4);
  expect(Math.abs(found.vector[7])).toBeCloseTo(1, 3);
  const divisors = Float64Array.from(h, (_, i) => (i === 7 ? 100 : 2));
  const scaled = await topCurvature(quadratic(h), theta, { tolerance: 1e-6, divisors });
  expect(scaled.value).toBeCloseTo(Math.max(...h.map((value, i) => value / divisors[i])), 4);
});

test('random directions are as long as θ, filter by filter, and leave biases alone', async () => {
  const { plan, theta } = await trained({}, 10);
  const direction = filterNormalized(theta, plan.parameters, 3);
  for (const { role, shape, offset, length } of plan.parameters) {
    const filter = role === 'bias' ? length : length / shape[0];
    for (let start = offset; start < offset + length; start += filter) {
      const expected = role === 'bias' ? 0 : norm(theta.subarray(start, start + filter));
      expect(norm(direction.subarray(start, start + filter))).toBeCloseTo(expected, 9);
    }
  }
  const other = filterNormalized(theta, plan.parameters, 3, 1);
  expect(dot(without(other, direction), direction)).toBeCloseTo(0, 12);
});

test('the plane of a path: its main components, and the path on it', () => {
  const n = 50;
  const [p, q] = [0, 1].map((k) => Float64Array.from({ length: n }, (_, i) => normal(5, k, 0, i)));
  const path = Array.from({ length: 12 }, (_, t) =>
    p.map((value, i) => 3 * Math.exp(-t / 3) * value + Math.sin(t / 4) * q[i]),
  );
  const { u, v, share } = mainComponents(path);
  expect(share).toBeCloseTo(1, 9);
  expect(dot(u, v)).toBeCloseTo(0, 6);
  const base = path.at(-1)!;
  project(path, base, u, v).forEach(([a, b], t) => {
    const back = base.map((value, i) => value + a * u[i] + b * v[i]);
    expect(norm(back.map((value, i) => value - path[t][i]))).toBeLessThan(1e-6);
  });
  expect(project(path, base, u, u)[0][1]).toBe(0);
});
