// The fused trainers against the plan on the twins, over all that the engine offers; and against themselves.
import { beforeAll, describe, expect, test } from 'vitest';
import { installGpu } from '../../../test/gpu-device.ts';
import { makeDataset } from '../../data/index.ts';
import {
  activations,
  type BatchStrategy,
  type Experiment,
  type ExperimentPatch,
  losses,
  optimizers,
  withDefaults,
} from '../../experiment/index.ts';
import { CpuBackend } from '../cpu/backend.ts';
import { diagnose } from '../failure.ts';
import { GpuBackend } from '../gpu/backend.ts';
import type { Failure } from '../session-types.ts';
import { SlowMotion } from '../slow-motion.ts';
import { Trainer } from '../trainer.ts';

const forms = ['quad', 'workgroup'] as const;
type Form = (typeof forms)[number];

const twins = new CpuBackend();
let backends: Record<Form | 'plan', GpuBackend>;

beforeAll(async () => {
  const quad = await GpuBackend.request(installGpu());
  expect(quad.software, 'these tests are written for a software adapter').toBe(true);
  // What a GPU runs, with few threads: a software adapter pays for each at every barrier.
  const workgroup = new GpuBackend(quad.device, 'test', false, { ordinary: 4, single: 4, each: 1, fused: 4 });
  const plan = new GpuBackend(quad.device, 'test', true, { ordinary: 4, single: 4, each: 16 });
  backends = { quad, workgroup, plan };
});

interface Run {
  losses: number[];
  theta: Float32Array;
  failedAt: number | undefined;
  trainer: 'fused' | 'plan';
  failure: Failure | undefined;
}

async function run(backend: GpuBackend | CpuBackend, x: Experiment, steps: number): Promise<Run> {
  const trainer = await Trainer.create(backend, x, makeDataset(x.data));
  await trainer.run(steps);
  const { columns, length } = trainer.history.steps;
  const [theta] = await trainer.read([{ buffer: 'theta', words: trainer.plan.length }]);
  const result = {
    losses: Array.from(columns.loss.subarray(0, length)),
    theta,
    failedAt: trainer.failedAt,
    trainer: trainer.kind,
    failure: trainer.failedAt === undefined ? undefined : await diagnose(trainer, trainer.failedAt),
  };
  await trainer.destroy();
  return result;
}

/**
 * The largest difference of two curves, relative to the loss. One sample's loss may be next to nothing by chance, and
 * says nothing then: it is at least the curve's mean that counts.
 */
function distance(a: readonly number[], b: readonly number[]): number {
  const mean = a.reduce((sum, loss) => sum + loss, 0) / a.length;
  return Math.max(...a.map((loss, i) => Math.abs(loss - b[i]) / Math.max(loss, mean)));
}

const batches: [BatchStrategy, object][] = [
  ['fixed', { size: 10 }],
  ['single', {}],
  ['random', { min: 1, max: 23 }],
  ['full', {}],
];
const regularizations = [
  {},
  { l1: 1e-3, l2: 1e-2 },
  { clip: 0.05 },
  { clipValue: 0.02 },
  { clip: 0.1, clipValue: 0.05, l2: 1e-3 },
];

/** Every optimizer with every activation, loss, batch strategy and regulariser; five experiments for each optimizer. */
const product = optimizers.flatMap((type, i) =>
  [0, 1, 2, 3, 4].map((j): { title: string; patch: ExperimentPatch } => {
    const loss = losses[(i + j) % losses.length];
    const classes = loss === 'hinge' || loss === 'cross-entropy' || j % 2 === 0;
    const [strategy, sizes] = batches[(i + j) % batches.length];
    const hidden = [2 * j + i, 2 * j + i + 1].map((k) => activations[k % activations.length]);
    const regularization = regularizations[(2 * i + j) % regularizations.length];
    return {
      title: `${type}, ${hidden.join(' ')}, ${loss}, ${strategy}, ${JSON.stringify(regularization)}`,
      patch: {
        seed: i + 11,
        data: classes ? { set: j < 2 ? 'blobs3' : 'circle', samples: 60 } : { set: 'sine', samples: 60 },
        model: {
          layers: [
            { type: 'dense', units: 3, activation: hidden[0] },
            { type: 'dense', units: 5, activation: hidden[1], ...(j === 3 && { lr: 0.3 }) },
          ],
        },
        loss,
        // Momentum's own rate makes two of these swing so that rounding alone drives them apart.
        optimizer: {
          type,
          weightDecay: j === 1 ? 0.01 : 0,
          ...(type.endsWith('ov') || type === 'momentum' ? { lr: 0.003 } : {}),
        },
        regularization,
        batch: { strategy, ...sizes },
      },
    };
  }),
);

test('the product has every optimizer with every activation, loss, batch strategy and regulariser', () => {
  const pairs = new Set<string>();
  for (const { patch } of product) {
    const { type } = patch.optimizer!;
    const seen = [
      ...patch.model!.layers!.map((layer) => ('activation' in layer ? layer.activation : '')),
      patch.loss!,
      patch.batch!.strategy!,
      JSON.stringify(patch.regularization),
    ];
    for (const what of seen) pairs.add(`${type} ${what}`);
  }
  const each = activations.length + losses.length + batches.length + regularizations.length;
  expect(pairs.size).toBe(optimizers.length * each);
});

describe.each(forms)('%s', (form) => {
  // A GPU's form is slow here: every third experiment, which is every optimizer and everything else several times.
  const tried = product.filter((_, k) => form === 'quad' || k % 3 === 0);

  test.each(tried)('200 steps are the plan’s: $title', async ({ patch }) => {
    const x = withDefaults(patch);
    const fused = await run(backends[form], x, 200);
    expect(fused.trainer).toBe('fused');
    expect(fused.losses.length).toBe(200);
    const expected = await run(twins, x, 200);
    const off = distance(expected.losses, fused.losses);
    // Where rounding alone drives runs apart, the plan's own kernels are as far from the twins.
    const rounding = off < 1e-4 ? 0 : distance(expected.losses, (await run(backends.plan, x, 200)).losses);
    expect(off).toBeLessThan(Math.max(1e-4, 2 * rounding));
  });

  test('the same bits twice, after going back, and by single stages', async () => {
    const x = withDefaults({ optimizer: { type: 'adam' }, batch: { strategy: 'random', min: 3, max: 30 } });
    const first = await run(backends[form], x, 300);
    const trainer = await Trainer.create(backends[form], x, makeDataset(x.data));
    const { columns } = trainer.history.steps;
    const same = (steps: number) =>
      expect(Array.from(columns.loss.subarray(0, steps))).toEqual(first.losses.slice(0, steps));
    await trainer.run(100);
    trainer.requestSnapshot();
    await trainer.run(200);
    same(300);
    await trainer.rewind(150); // from the snapshot
    await trainer.run(150);
    same(300);
    await trainer.rewind(50); // from the beginning
    const slow = new SlowMotion(trainer);
    for (let i = 0; i < 10; i++) await slow.next();
    await trainer.run(248);
    same(300);
    const [theta] = await trainer.read([{ buffer: 'theta', words: trainer.plan.length }]);
    expect(theta).toEqual(first.theta);
    await trainer.destroy();
  });

  // The loss is the first number that is not finite; an update is (no control offers such a rate); the penalty is.
  test.each<[string, ExperimentPatch, number | undefined]>([
    ['the loss', { data: { set: 'plane' }, model: { layers: [] }, optimizer: { lr: 10 } }, undefined],
    ['an update', { data: { set: 'line' }, model: { layers: [] } }, 3e38],
    ['the penalty', { optimizer: { lr: 10 }, regularization: { l2: 10 } }, undefined],
  ])('%s: a run that blows up stops at the plan’s step, and says in which layer', async (_, patch, lr) => {
    const x = withDefaults(patch);
    if (lr !== undefined) x.optimizer.lr = lr;
    const plan = await run(backends.plan, x, 200);
    const fused = await run(backends[form], x, 200);
    expect(fused.trainer).toBe('fused');
    expect(plan.failedAt).toBeGreaterThan(0);
    expect(fused.failedAt).toBe(plan.failedAt);
    expect(fused.losses.length).toBe(plan.losses.length);
    expect(fused.failure).toEqual(plan.failure);
  });
});

test('what does not fit runs on the plan’s kernels', async () => {
  for (const patch of [
    { batch: { strategy: 'adaptive' } },
    {
      model: {
        layers: [
          { type: 'dense', units: 64, activation: 'tanh' },
          { type: 'dense', units: 64, activation: 'tanh' },
        ],
      },
    },
  ] as ExperimentPatch[]) {
    expect((await run(backends.quad, withDefaults(patch), 10)).trainer).toBe('plan');
  }
});

test('a batch too large for one core of a GPU goes to all of them, and back', async () => {
  const layers = [48, 48].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const }));
  const x = withDefaults({ model: { layers }, batch: { strategy: 'random', min: 90, max: 130 } });
  const fused = await run(backends.workgroup, x, 8);
  expect(fused.trainer).toBe('fused');
  expect(distance((await run(twins, x, 8)).losses, fused.losses)).toBeLessThan(1e-5);
});
