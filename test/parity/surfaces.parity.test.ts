// Racers on every surface with every optimizer against PyTorch's optimizers on the same functions, written down in
// Python by themselves (surfaces.py): 200 steps, on both backends.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend.ts';
import { CpuBackend } from '../../src/engine/cpu/backend.ts';
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { constructorCall, optimizerSpecs } from '../../src/engine/optimizers/index.ts';
import { learningRate } from '../../src/engine/schedules/index.ts';
import { normal, type OptimizerName, optimizers, withDefaults } from '../../src/experiment/index.ts';
import type { Contestant } from '../../src/labs/surface/contestant.ts';
import { hessianEigen } from '../../src/labs/surface/curvature.ts';
import { Racers } from '../../src/labs/surface/racers.ts';
import { Batches } from '../../src/labs/surface/rates.ts';
import { openSurface, type Surface, type SurfaceChoice } from '../../src/labs/surface/surface.ts';
import { surfaceNames } from '../../src/labs/surface/surfaces/index.ts';
import { getDevice } from '../gpu-device.ts';
import { python } from './python.ts';

const steps = 200;
const points = Array.from({ length: 30 }, (_, i) => {
  const x = normal(1, 1, 0, i);
  return { x, y: 1.5 * x - 0.5 + 0.3 * normal(1, 1, 1, i) };
});
const own = 'log(1+x²) + sin(2x−y)² + 2^(−x) √(y²+1) + max(x y, −3)/4';

const choices: SurfaceChoice[] = [
  ...surfaceNames.map((name): SurfaceChoice => {
    if (name === 'formula') return { name, formula: own };
    return name === 'regression' ? { name, points } : { name };
  }),
  { name: 'bowl', parameters: { k: 30, angle: 25 } },
  { name: 'regression', points, batch: 4 },
];

/** A learning rate that gets somewhere and does not throw the racer about: where paths can be compared at all. */
function rateOf(type: OptimizerName, surface: Surface): number {
  const { largest, smallest } = hessianEigen(surface.at(...surface.start));
  const stable = 0.3 / Math.max(Math.abs(largest), Math.abs(smallest), 1);
  const [xMin, xMax] = surface.domain;
  const rates: Partial<Record<OptimizerName, number>> = { sgd: stable, momentum: 0.2 * stable, nesterov: 0.2 * stable };
  const share: Partial<Record<OptimizerName, number>> = {
    adagrad: 0.03,
    adadelta: 0.1,
    lion: 0.002,
    rmsprop: 0.001,
  };
  return rates[type] ?? (share[type] ?? 0.004) * (xMax - xMin);
}

/** So that, where the gradient vanishes, v does not fall to what rounding leaves of it and throw the racer about. */
const calm: Partial<Record<OptimizerName, object>> = { rmsprop: { rho: 0.99, eps: 0.01 }, adadelta: { rho: 0.99 } };

/** Every optimizer as it comes; the last three with a schedule, clipping and decay. */
function contestantsOn(surface: Surface): Contestant[] {
  const make = (type: OptimizerName, more: object): Contestant => ({
    settings: withDefaults({ optimizer: { type, lr: rateOf(type, surface), ...calm[type] }, ...more }),
    noise: 0,
  });
  const decaying = make('momentum', {
    schedule: { type: 'cosine', steps: 150, warmup: 10 },
    regularization: { clip: 0.5 },
  });
  decaying.settings.optimizer.weightDecay = 0.1;
  return [...optimizers.map((type) => make(type, {})), decaying];
}

const jobOf = (choice: SurfaceChoice, surface: Surface, { settings }: Contestant) => {
  const spec = optimizerSpecs[settings.optimizer.type].pytorch(settings);
  const batches = choice.batch ? new Batches(points.length, choice.batch, 5) : undefined;
  const pairs = (which: Iterable<number>) => Array.from(which, (i) => [points[i].x, points[i].y]);
  const values =
    choice.name === 'regression'
      ? { points: pairs(points.keys()) }
      : Object.fromEntries(surfaceParameters(choice).map((name, i) => [name, surface.values[i]]));
  return {
    surface: choice.name,
    start: surface.start.map(Math.fround),
    values,
    ...(batches && { batches: Array.from({ length: steps }, (_, step) => pairs(batches.at(step))) }),
    rates: Array.from({ length: steps }, (_, step) => learningRate(settings.optimizer.lr, settings.schedule, step)),
    source: spec.source ? `import torch\n${spec.source}` : '',
    constructor: constructorCall(spec, '1.0'),
    decayByHand: spec.decayByHand,
    weightDecay: settings.optimizer.weightDecay,
    clip: settings.regularization.clip,
  };
};

const surfaceParameters = (choice: SurfaceChoice): string[] =>
  ({
    bowl: ['k', 'angle'],
    'noisy-bowl': ['k', 'angle'],
    rosenbrock: ['a', 'b'],
    rastrigin: ['a'],
    ravine: ['k'],
    cliff: ['k'],
  })[choice.name as string] ?? [];

type Path = [number, number][];
const cases = choices.map((choice) => {
  const surface = openSurface(choice);
  return { choice, surface, contestants: contestantsOn(surface) };
});
let judged: Path[][];

beforeAll(async () => {
  const jobs = cases.flatMap(({ choice, surface, contestants }) => contestants.map((c) => jobOf(choice, surface, c)));
  const answers = JSON.parse(await python(['test/parity/surfaces.py'], JSON.stringify(jobs)));
  judged = cases.map(({ contestants }) => answers.splice(0, contestants.length));
});

/** Surfaces that fall without end: who goes over their edge is followed for a while, and then no longer. */
const endless = new Set(['saddle', 'monkey-saddle']);

/** Places where a path is further from PyTorch's than single precision explains. */
function mismatches(racers: Racers, entry: number, expected: Path): string[] {
  const { name, domain } = racers.surface;
  const [xMin, xMax] = domain;
  const wrong: string[] = [];
  for (let step = 0; step < steps; step++) {
    const [x, y] = expected[step] ?? [Infinity, Infinity];
    const scale = Math.max(xMax - xMin, Math.abs(x), Math.abs(y));
    if (endless.has(name) && step > 10 && scale > 10 * (xMax - xMin)) break;
    if (step >= racers.rows(entry)) return [...wrong.slice(0, 2), `lost before step ${step}`];
    const [atX, atY] = racers.row(entry, step);
    const off = Math.hypot(atX - x, atY - y) / scale;
    if (!(off <= 2e-5)) wrong.push(`step ${step}: at ${atX}, ${atY}, PyTorch at ${x}, ${y}`);
  }
  return wrong.slice(0, 3);
}

let gpu: GpuBackend | undefined;
const backends: Record<string, () => Promise<Backend>> = {
  cpu: () => Promise.resolve(new CpuBackend()),
  webgpu: async () => (gpu ??= new GpuBackend(await getDevice(), 'test', true)),
};

describe.each(Object.entries(backends))('%s', (_, open) => {
  test.each(cases.map(({ choice }, i) => [`${choice.name} ${choice.batch ?? ''}`, i] as const))('%s', async (__, i) => {
    const { surface, contestants } = cases[i];
    const [x, y] = surface.start;
    const entries = contestants.map((___, contestant) => ({ contestant, x, y, seed: 5 }));
    const racers = await Racers.create(await open(), surface, contestants, entries);
    await racers.advance(steps);
    const wrong = contestants.flatMap(({ settings }, entry) =>
      mismatches(racers, entry, judged[i][entry]).map((text) => `${settings.optimizer.type}: ${text}`),
    );
    racers.destroy();
    expect(wrong).toEqual([]);
  });
});
