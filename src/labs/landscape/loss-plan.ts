// The plan of a run, cut down to its loss as a function of θ: forward, loss and backward over a fixed set of samples,
// as an evaluation does it (no dropout, the running statistics).
import type { Dataset } from '../../data/types.ts';
import type { BufferSpec, Call, Parameter, Pass } from '../../engine/kernel.ts';
import { compilePlan } from '../../engine/plan.ts';
import { emptyStep, type Step } from '../../engine/step.ts';
import type { Experiment } from '../../experiment/index.ts';

export interface LossPlan {
  buffers: BufferSpec[];
  /** `loss` and `gradient`; both leave the mean loss in `ring[0]`, the second ∇ in `grad`. */
  passes: Record<'loss' | 'gradient', Pass>;
  parameters: Parameter[];
  /** P, padding included. */
  length: number;
  /** Sample numbers. */
  samples: Uint32Array;
  /** The row of the step table that all passes run with. */
  row: Step;
}

/** Samples a landscape is made of: all, or so many of them evenly spread. */
const mostSamples = 512;

const spread = (n: number, most: number): Uint32Array => {
  const count = Math.min(n, most);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * n) / count));
};

export function lossPlan(x: Experiment, dataset: Dataset, most = mostSamples): LossPlan {
  const samples = spread(dataset.train.n, most);
  const batch = { ...x.batch, strategy: 'fixed', size: samples.length } as const;
  // In single precision: differences of halves are no curvature.
  const plan = compilePlan({ ...x, batch, precision: 'f32', tweaks: [] }, dataset);
  const stage = (name: string): readonly Call[] => plan.passes[`train.${name}`];
  const loss = [...stage('batch'), ...stage('forward'), ...stage('loss')];
  const used = new Set([...loss, ...stage('backward')].flatMap(({ buffers }) => buffers));
  const row = emptyStep();
  row.size = samples.length;
  row.seed = x.seed;
  plan.live.forEach((value, i) => (row.live[i] = value(x)));
  return {
    buffers: plan.buffers.filter(({ name }) => used.has(name)),
    passes: { loss, gradient: [...loss, ...stage('backward')] },
    parameters: plan.parameters,
    length: plan.length,
    samples,
    row,
  };
}
