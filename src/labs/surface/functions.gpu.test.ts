// Every function of formulas in WGSL against its value in double precision: to a few units in the last place of single
// precision, over the whole range, and lost where it is not defined.
import { beforeAll, expect, test } from 'vitest';
import { getDevice } from '../../../test/gpu-device.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { withDefaults } from '../../experiment/index.ts';
import { Racers } from './racers.ts';
import { openSurface } from './surface.ts';

let backend: GpuBackend;
beforeAll(async () => {
  backend = new GpuBackend(await getDevice(), 'test', true);
});

const places = [
  -30.3, -8.1, -2.7, -1, -0.99, -0.71, -0.3, -1e-3, 0, 1e-6, 0.02, 0.4, 0.62, 0.99, 1, 1.5, 2.45, 7.7, 20, 60,
];

/** By the size of the number, and by what a change of x in its last place does to it. */
const near = (a: number, b: number, wobble: number): boolean => {
  const bits = 1 + Math.abs(Math.log(Math.abs(b) + 1e-30)) / 4; // an exponential's exponent is rounded too
  return Math.abs(a - b) <= 6e-7 * bits * Math.abs(b) + 1.2e-7 * wobble + 1e-7;
};

const formulas =
  'sin(x);cos(x);tan(x);asin(x);acos(x);atan(x);sinh(x);cosh(x);tanh(x);exp(x);log(x);sqrt(x);1/x;abs(x);sign(x);' +
  'min(x, 0.3);max(x, 0.3);relu(x);sigmoid(x);x^2.5;x^-3;x^11;2^x;x^y;x^(0-x)';

test.each(formulas.split(';'))('%s', async (formula) => {
  const surface = openSurface({ name: 'formula', formula });
  const contestant = { settings: withDefaults({ optimizer: { type: 'sgd', lr: 1e-5 } }), noise: 0 };
  const entries = places.map((x) => ({ contestant: 0, x, y: 3, seed: 1 }));
  const racers = await Racers.create(backend, surface, [contestant], entries);
  await racers.advance(1);
  const wrong: string[] = [];
  entries.forEach((_, i) => {
    const x = Math.fround(places[i]);
    const { f, fx } = surface.at(x, 3);
    const [, , value, , slope] = racers.row(i, 0);
    if (!Number.isFinite(Math.fround(f)) || !Number.isFinite(Math.fround(fx))) {
      if (racers.standing(i).lostAt === undefined) wrong.push(`${formula} is not defined at ${x}, and is ${value}`);
      return;
    }
    if (!near(value, f, Math.abs(fx * x))) wrong.push(`at ${x}: ${value}, not ${f}`);
    const { fxx } = surface.at(x, 3);
    if (!near(slope, fx, Math.abs(fxx * x) || 0)) wrong.push(`slope at ${x}: ${slope}, not ${fx}`);
  });
  racers.destroy();
  expect(wrong).toEqual([]);
});
