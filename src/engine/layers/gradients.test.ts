// Every layer's gradients in whole plans, on the twins in double precision, against central differences: as far as the
// layers below hand down what they should, so does the layer above.
import { describe, expect, test } from 'vitest';
import { pictures } from '../../../test/images.ts';
import { texts } from '../../../test/texts.ts';
import { type Dataset, lendWeights } from '../../data/index.ts';
import { type Experiment, fromLink, normal } from '../../experiment/index.ts';
import { twins } from '../cpu/index.ts';
import type { Floats } from '../kernel.ts';
import { compilePlan, type Plan } from '../plan.ts';
import { emptyStep, type Step } from '../step.ts';

const rows = 5;

/** A plan's train pass up to the gradient, on arrays of doubles. */
class Doubles {
  readonly plan: Plan;
  readonly buffers: Map<string, Floats | Uint32Array>;
  readonly step: Step;

  constructor(x: Experiment, dataset: Dataset) {
    this.plan = compilePlan(x, dataset);
    this.buffers = new Map(
      this.plan.buffers.map(({ name, words, type, data }) => {
        const array = type === 'u32' ? new Uint32Array(words) : new Float64Array(words);
        if (data) array.set(data);
        return [name, array];
      }),
    );
    this.step = { ...emptyStep(), size: rows, training: 1, seed: 3, index: 7 };
    this.step.labelSmoothing = x.regularization.labelSmoothing;
    const targets = dataset.train.y.filter((label) => label >= 0).length;
    if (this.plan.ignores) this.step.targets = targets;
    this.plan.live.forEach((value, i) => (this.step.live[i] = value(x)));
    this.buffers.get('order')!.set([4, 1, 0, 3, 2]);
    const theta = this.buffers.get('theta')!;
    // Biases and scales are no longer what they started from.
    theta.forEach((value, i) => (theta[i] = value + 0.2 * normal(9, 1, 0, i)));
  }

  /** The loss of the batch; ∇ is in `grad` then. */
  loss(): number {
    for (const { kernel, stage, buffers, constants, parts } of this.plan.passes.train) {
      if (stage === 'update') continue;
      twins[kernel](
        buffers.map((name) => this.buffers.get(name)!),
        constants,
        this.step,
        parts,
      );
    }
    return this.buffers.get('ring')![0];
  }

  difference(i: number): number {
    const theta = this.buffers.get('theta')!;
    const h = 1e-5;
    const at = theta[i];
    theta[i] = at + h;
    const above = this.loss();
    theta[i] = at - h;
    const below = this.loss();
    theta[i] = at;
    return (above - below) / (2 * h);
  }
}

const image = pictures({ shape: [2, 6, 7], train: rows, test: 2 });

/** Each model as a link writes it, with layers before and behind the one it is about. */
const models = [
  'conv3x3t',
  'conv3x3g,conv5x2si',
  'conv3x3t.same,conv4x3s.s2',
  'conv3x4t.same.s2,conv2x1g',
  'conv2x3lin.same.res,conv2x5t.same.res,conv3x5e.same.s3',
  'conv6x3t,max-pool2,conv4x2t',
  'conv3x2t,max-pool3.s2,dense',
  'conv3x2g,max-pool2.s3',
  'conv3x2g,avg-pool2,conv3x2t',
  'conv3x2t,avg-pool3.s1,flatten,4t',
  'conv3x2si,global-avg-pool,5t',
  'flatten,6t,6g.res,4t',
  'max-pool2,avg-pool2,8t',
  'dropout0.3,conv3x3t,dropout0.5,flatten,6g,dropout0.2',
  'batch-norm,conv4x3t,batch-norm.gelu,max-pool2,flatten,batch-norm.t,5t',
  'layer-norm,conv3x3t,layer-norm,flatten,layer-norm,4g,layer-norm',
].map((layers) => [layers.replace('dense', '4t'), image] as const);

const sequence = texts({ length: 4, vocabulary: 6, train: rows, test: 2 });
const whole = texts({ length: 5, vocabulary: 6, train: rows, test: 2, classes: 3 });
const sequences = [
  ...[
    'embedding3',
    'embedding3,4g,layer-norm',
    'embedding3,rnn3',
    'embedding4,rnn5.relu,lstm3,gru4',
    'embedding3,gru5,gru4',
    'embedding3,lstm4,6t',
  ].map((layers) => [layers, sequence] as const),
  ...['embedding3,gru4,rnn3.last', 'embedding3,lstm4.mean', 'embedding3,gru4.mean', 'embedding3,lstm3.last'].map(
    (layers) => [layers, whole] as const,
  ),
];

/** Seven places of three numbers: a class for each sequence, and one for every place, some of them ignored. */
const numbers = pictures({ shape: [7, 3], train: rows, test: 2 });
const everyPlace = {
  ...numbers,
  targets: 7,
  train: { ...numbers.train, y: Float32Array.from({ length: 7 * rows }, (_, i) => ((i * 5) % 4) - 1) },
  test: { ...numbers.test, y: new Float32Array(14) },
};
const blocks = [
  ['8t,position,block2h.x2', everyPlace],
  ['embedding8,position,block2h.x1', sequence],
  ['8g,position.sinusoidal,block2h.post.x1.full,block1h.drop0.3', everyPlace],
  ['12t,attention3h,layer-norm,attention1h.full,pool-places', numbers],
  ['8si,position,pool-places.last,4t', numbers],
  ['5si,pool-places.product', numbers],
  ['position,8lin,block2h.post.x1.drop0.2,pool-places.first,3t', numbers],
] as const;

const pictured = { ...image, classWeights: Float32Array.of(0.5, 2, 1) };
const gaps = { ...pictured, train: { ...image.train, y: Float32Array.of(0, -1, 2, 1, -1) } };
const two = { ...pictures({ shape: [1, 4, 4], classes: 2, train: rows }), classWeights: Float32Array.of(0.5, 2) };
const losses = [
  ['6t&label-smoothing=0.3', pictured],
  ['6t&label-smoothing=0.1', gaps],
  ['5t&loss=mse', gaps],
  ['5t&loss=hinge', two],
  ['5t&label-smoothing=0.2', two],
] as const;

const drawn = (name: string, shape: number[], from: number) => ({
  name,
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => 2 * normal(from, 1, 3, i)),
});

/** A teacher's answers, and a hidden layer of it of this shape, on the data. */
const teacherOf = ({ train, classes }: Dataset, shape: readonly number[]): string =>
  lendWeights([
    drawn('teacher.logits', [train.n, classes === 2 ? 1 : classes], 6),
    drawn('teacher.features', [train.n, ...shape], 7),
  ]);

/** Where a hint begins in the middle, at the last hidden layer, at a place of every row; through r and without. */
const hints = [
  ['6g,5t&hint-layer=1', [6], image],
  ['6g,5t&hint-layer=2', [3], image],
  ['conv3x3si,max-pool2,4t&hint-layer=1', [2, 3, 3], image],
  ['conv3x2g,flatten,4t,3r&hint-layer=2', [7], image],
  ['8g,position,block2h.x2,pool-places&hint-layer=1', [7, 5], numbers],
  ['6t,batch-norm&hint-layer=2', [4], two],
] as const;
const hinted = hints.map(
  ([layers, shape, dataset]) => [`${layers}&hint=0.7&hard=0.3`, dataset, teacherOf(dataset, shape)] as const,
);

describe.each([...models, ...sequences, ...blocks, ...losses, ...hinted])('%s', (layers, dataset, teacher = '') => {
  test('∇ is what differences say', () => {
    const { experiment, problems } = fromLink(`data=blobs3&layers=${layers}&batch=${rows}`);
    expect(problems).toEqual([]);
    experiment.compression.teacher = teacher;
    const run = new Doubles(experiment, dataset);
    run.loss();
    const gradient = run.buffers.get('grad')!.slice();
    if (teacher) expect(run.plan.passes.train.map(({ kernel }) => kernel)).toContain('hint_backward');
    for (const { name, offset, length } of run.plan.parameters) {
      expect(Math.hypot(...gradient.subarray(offset, offset + length)), name).toBeGreaterThan(1e-5);
      for (let i = offset; i < offset + length; i++) {
        const [got, expected] = [gradient[i], run.difference(i)];
        expect(Math.abs(got - expected), `${name}, ${i}: ${got}, by differences ${expected}`).toBeLessThan(
          1e-8 + 1e-6 * Math.abs(expected),
        );
      }
    }
  });
});
