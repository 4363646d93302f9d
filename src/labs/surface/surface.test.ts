import { expect, test } from 'vitest';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { normal, type OptimizerName, withDefaults } from '../../experiment/index.ts';
import { stabilityLimit } from '../stability.ts';
import { atlasOf } from './atlas.ts';
import { afterOneStep, carries } from './basins.ts';
import type { Contestant } from './contestant.ts';
import { hessianEigen } from './curvature.ts';
import { idleSince } from './paths.ts';
import { Racers } from './racers.ts';
import { openSurface, type Surface } from './surface.ts';
import { surfaceSpecs } from './surfaces/index.ts';

const backend = new CpuBackend();
const names = Object.keys(surfaceSpecs) as (keyof typeof surfaceSpecs)[];

test.each(names)('%s: its minima are minima, and its start is in view', (name) => {
  const surface = openSurface({ name });
  for (const [x, y] of surface.known) {
    const { fx, fy, ...second } = surface.at(x + (name === 'ackley' ? 1e-9 : 0), y);
    // Ackley's tip is a cone.
    if (name !== 'ackley') expect(Math.hypot(fx, fy)).toBeLessThan(1e-9);
    expect(hessianEigen({ fx, fy, ...second }).smallest).toBeGreaterThan(0);
  }
  const [xMin, xMax, yMin, yMax] = surface.domain;
  const [x, y] = surface.start;
  expect(x > xMin && x < xMax && y > yMin && y < yMax).toBe(true);
});

/** Minima of a surface in and around its domain. */
const found = (name: keyof typeof surfaceSpecs) => {
  const surface = openSurface({ name });
  return atlasOf(surface, surface.domain).minima;
};

test('minima are found: four of Himmelblau, four of Styblinski and Tang, 121 dents of Rastrigin in view', () => {
  expect(found('himmelblau')).toHaveLength(4);
  expect(found('styblinski-tang').map(({ f }) => f)).toEqual(
    [-78.332, -64.196, -64.196, -50.059].map((f) => expect.closeTo(f, 2)),
  );
  const [xMin, xMax, yMin, yMax] = surfaceSpecs.rastrigin.domain;
  const dents = found('rastrigin').filter(({ x, y }) => x > xMin && x < xMax && y > yMin && y < yMax);
  expect(dents).toHaveLength(121);
  expect(dents[0]).toEqual({ x: 0, y: 0, f: 0 });
  expect(found('rosenbrock')).toEqual([{ x: 1, y: 1, f: 0 }]);
  expect(found('saddle')).toEqual([]);
  expect(found('cliff')).toHaveLength(1);
});

test('Himmelblau is not symmetric: no two pairs of its minima are equally far apart', () => {
  // Hence no turn, shift or mirror takes its minima to each other: what its basins must show is their number and places.
  const minima = found('himmelblau');
  const apart = minima.flatMap((a, i) => minima.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y).toFixed(1)));
  expect(new Set(apart).size).toBe(6);
});

const contestant = (type: OptimizerName, lr: number, more: object = {}): Contestant => ({
  settings: withDefaults({ optimizer: { type, lr, ...more } }),
  noise: 0,
});

/** Whether a racer comes closer to the minimum (or ever further away) at this rate. */
async function comesCloser(surface: Surface, type: OptimizerName, lr: number, more: object): Promise<boolean> {
  const [minimum] = surface.known;
  const [x, y] = [minimum[0] + 0.5, minimum[1] + 0.4];
  const racers = await Racers.create(
    backend,
    surface,
    [contestant(type, lr, more)],
    [{ contestant: 0, x, y, seed: 1 }],
  );
  await racers.advance(3000);
  const { lostAt, ...end } = racers.standing(0);
  return lostAt === undefined && Math.hypot(end.x - minimum[0], end.y - minimum[1]) < 0.5;
}

/** A notch of the slider: 1 % of the rate. */
const notch = 1.01;

test.each([
  ['sgd', {}],
  ['momentum', { momentum: 0.9 }],
  ['momentum', { momentum: 0.5 }],
  ['nesterov', { momentum: 0.9 }],
  ['sgd', { weightDecay: 0.5 }],
  ['momentum', { momentum: 0.7, weightDecay: 0.5 }],
  ['nesterov', { momentum: 0.7, weightDecay: 0.5 }],
] as const)(
  '%s %o: on a turned bowl and on a regression, divergence sets in at the stability limit',
  async (type, more) => {
    const points = Array.from({ length: 40 }, (_, i) => ({ x: 2 + normal(3, 1, 0, i), y: normal(3, 1, 1, i) }));
    for (const surface of [
      openSurface({ name: 'bowl', parameters: { k: 25, angle: 35 } }),
      openSurface({ name: 'regression', points }),
    ]) {
      const { largest } = hessianEigen(surface.at(0, 0));
      const limit = stabilityLimit({ ...withDefaults({}).optimizer, type, ...more }, largest);
      expect(await comesCloser(surface, type, limit / notch, more)).toBe(true);
      expect(await comesCloser(surface, type, limit * notch, more)).toBe(false);
    }
  },
);

test('the curvature of a regression is the data’s: λ of 2·XᵀX/n', () => {
  const points = [
    { x: 1, y: 3 },
    { x: 2, y: 1 },
    { x: 4, y: 0 },
  ];
  const surface = openSurface({ name: 'regression', points });
  const { fxx, fxy, fyy, f } = surface.at(0.3, -0.7);
  expect([fxx, fxy, fyy]).toEqual([14, 14 / 3, 2].map((v) => expect.closeTo(v, 12)));
  expect(f).toBeCloseTo(points.reduce((sum, p) => sum + (0.3 * p.x - 0.7 - p.y) ** 2, 0) / 3, 12);
});

/** With a fixed divisor of 1, Adam is x ← x − η·m, m ← β₁m + (1 − β₁)x. */
const endOfAdam = (lr: number): number => {
  let [x, m] = [1, 0];
  for (let t = 0; t < 3000; t++) {
    m = 0.9 * m + 0.1 * x;
    x -= lr * m;
  }
  return Math.abs(x);
};

test('Adam’s average of gradients allows (1 + β₁)/(1 − β₁) as much curvature', () => {
  const { optimizer } = withDefaults({ optimizer: { type: 'adam', beta1: 0.9 } });
  const limit = stabilityLimit(optimizer, 1);
  expect(endOfAdam(limit * 0.99)).toBeLessThan(1);
  expect(endOfAdam(limit * 1.01)).toBeGreaterThan(1);
});

test('a racer can be moved, its settings changed, and time wound back exactly', async () => {
  const surface = openSurface({ name: 'rosenbrock' });
  const fields = [contestant('adam', 0.05), contestant('momentum', 0.0005)];
  const entries = [1, 0].map((c) => ({ contestant: c, x: -1.5, y: 2, seed: 1 }));
  const racers = await Racers.create(backend, surface, fields, entries);
  const path = (entry: number, from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => Array.from(racers.row(entry, from + i)));
  await racers.advance(300);
  const before = [path(0, 0, 300), path(1, 0, 300)];
  racers.rewind(120);
  expect(racers.step).toBe(120);
  await racers.advance(180);
  expect([path(0, 0, 300), path(1, 0, 300)]).toEqual(before);
  // On another backend it goes on as if nothing had happened.
  racers.rewind(120);
  await racers.moveTo(new CpuBackend());
  await racers.advance(180);
  expect([path(0, 0, 300), path(1, 0, 300)]).toEqual(before);
  // In pieces it is the same run.
  racers.reset();
  for (const n of [1, 99, 7, 193]) await racers.advance(n);
  expect([path(0, 0, 300), path(1, 0, 300)]).toEqual(before);

  racers.rewind(120);
  racers.move(0, 1.5, 1);
  await racers.change([contestant('adam', 0.05), contestant('nesterov', 0.001)]);
  await racers.advance(50);
  expect(Array.from(racers.row(0, 120).subarray(0, 2))).toEqual([1.5, 1]);
  expect(racers.row(0, 120)[3]).toBeCloseTo(0.001, 8);
  expect(path(1, 0, 170)).toEqual(before[1].slice(0, 170));
  // To the step where an optimizer begins: it begins with nothing, also on another backend.
  const after = [path(0, 120, 170), path(1, 120, 170)];
  racers.rewind(120);
  await racers.moveTo(new CpuBackend());
  await racers.advance(50);
  expect([path(0, 120, 170), path(1, 120, 170)]).toEqual(after);
});

test('a lost racer that is moved runs again: it lay still between, and time winds back through that too', async () => {
  const surface = openSurface({ name: 'bowl' });
  const start = { contestant: 0, x: 1, y: 1, seed: 1 };
  const racers = await Racers.create(backend, surface, [contestant('momentum', 9)], [start]);
  await racers.advance(100);
  const { lostAt, x } = racers.standing(0);
  await racers.change([contestant('momentum', 0.01)]);
  racers.move(0, -1, 0.5);
  await racers.advance(50);
  expect(racers.standing(0).lostAt).toBeUndefined();
  expect(Math.hypot(racers.standing(0).x, racers.standing(0).y)).toBeLessThan(1.5);
  expect(racers.rows(0)).toBe(150);
  for (const step of [lostAt! + 1, 99]) {
    expect(racers.row(0, step)[0]).toBe(x);
    expect(idleSince(racers.row(0, step))).toBe(lostAt);
  }
  expect(Array.from(racers.row(0, 100).subarray(0, 2))).toEqual([-1, 0.5]);
  racers.rewind(90);
  expect(racers.standing(0)).toMatchObject({ x, lostAt });
});

test('of each step it is known which settings made it, and how many its optimizer had made before', async () => {
  const surface = openSurface({ name: 'himmelblau' });
  const racers = await Racers.create(
    backend,
    surface,
    [contestant('adam', 0.05)],
    [{ contestant: 0, x: 0, y: 0, seed: 1 }],
  );
  const made = (step: number) => {
    const { t, contestant: by } = racers.made(0, step);
    return [by.settings.optimizer.type, by.settings.optimizer.lr, t];
  };
  await racers.advance(10);
  await racers.change([contestant('adam', 0.1)]);
  await racers.advance(10);
  await racers.change([contestant('lion', 0.1)]);
  await racers.advance(10);
  expect([made(9), made(10), made(19)]).toEqual([['adam', 0.05, 9], ['adam', 0.1, 10], ['adam', 0.1, 19]]); // oxfmt-ignore
  expect([made(20), made(29)]).toEqual([['lion', 0.1, 0], ['lion', 0.1, 9]]); // oxfmt-ignore
  racers.rewind(15);
  await racers.advance(5);
  expect([made(9), made(14), made(19)]).toEqual([['adam', 0.05, 9], ['adam', 0.1, 14], ['lion', 0.1, 4]]); // oxfmt-ignore
  racers.reset();
  expect(made(0)).toEqual(['lion', 0.1, 0]);
});

test('a racer that leaves the domain of its formula, or single precision, is lost and stays where it was', async () => {
  const surface = openSurface({ name: 'formula', formula: 'log(x) + y^2' });
  const start = { contestant: 0, x: 0.5, y: 0.5, seed: 1 };
  const racers = await Racers.create(backend, surface, [contestant('sgd', 0.1)], [start]);
  await racers.advance(50);
  const { lostAt, x } = racers.standing(0);
  expect(lostAt).toBeDefined();
  expect(racers.rows(0)).toBe(lostAt! + 1);
  expect(x).toBe(racers.row(0, lostAt!)[0]);
  const runaway = openSurface({ name: 'monkey-saddle' });
  const racer = await Racers.create(backend, runaway, [contestant('sgd', 0.1)], [{ ...start, x: -3 }]);
  await racer.advance(100);
  expect(racer.standing(0).lostAt).toBeLessThan(50);
});

test('noise and mini-batches are drawn from the seed', async () => {
  const points = Array.from({ length: 20 }, (_, i) => ({ x: normal(3, 1, 0, i), y: normal(3, 1, 1, i) }));
  for (const surface of [openSurface({ name: 'noisy-bowl' }), openSurface({ name: 'regression', points, batch: 3 })]) {
    const noisy = { ...contestant('sgd', 0.05), noise: surface.noise };
    const entries = [7, 7, 8].map((seed) => ({ contestant: 0, x: 1, y: 1, seed }));
    const racers = await Racers.create(backend, surface, [noisy], entries);
    await racers.advance(20);
    const [a, b, c] = [0, 1, 2].map((entry) => Array.from(racers.row(entry, 19)));
    expect(b).toEqual(a);
    expect(c[0]).not.toBe(a[0]);
  }
});

test('a view says when single precision does not carry it', () => {
  expect(carries([-5, 5, -5, 5], 1024, 1024)).toBe(true);
  expect(carries([3, 3.001, 2, 2.001], 1024, 1024)).toBe(true);
  expect(carries([3, 3.0001, 2, 2.0001], 1024, 1024)).toBe(false);
  // About the origin numbers are closer together, until the first step leaves it.
  const origin = [-1e-7, 1e-7, -1e-7, 1e-7] as const;
  expect(carries(origin, 1024, 1024)).toBe(true);
  const himmelblau = openSurface({ name: 'himmelblau' });
  const after = afterOneStep(himmelblau, contestant('adam', 0.1), origin);
  expect(after).toEqual([expect.closeTo(0.1, 5), expect.closeTo(0.1, 5)]);
  expect(carries(origin, 1024, 1024, after)).toBe(false);
});
