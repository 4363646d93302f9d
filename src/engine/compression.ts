// A model that gets smaller while it trains. Removed weights are those that are exactly 0: a kernel keeps them there, so
// that a mask needs no memory of its own and lives in every snapshot and file of weights. Rounded weights are made anew
// from the exact ones before each pass, and the exact ones take the gradient (straight-through estimator).
import type { CompressionConfig, Experiment } from '../experiment/index.ts';
import { masked, prunable, pruneMask } from './compress/prune.ts';
import { quantLimits } from './compress/quantize.ts';
import type { Call, Parameter, Pass } from './kernel.ts';
import type { PlanBuilder } from './plan-builder.ts';

/** What of these settings is compiled into a plan, as text. */
export const compressionKey = ({ compression: { prune, qat, scheme, grain } }: Experiment): string =>
  `${prune !== 'none'} ${qat === 'none' ? '' : `${qat} ${scheme} ${grain}`}`;

/** Times at which weights are removed while the share rises. */
const stages = 20;

const everyOf = ({ over }: CompressionConfig): number => Math.max(1, Math.ceil(over / stages));

/** Share that is to be removed at a step: s·(1 − (1 − t/n)³), t steps after the beginning (Zhu & Gupta 2017). */
export function shareAt({ sparsity, from, over }: CompressionConfig, step: number): number {
  const t = step - from;
  if (t < 0) return 0;
  return t >= over ? sparsity : sparsity * (1 - (1 - t / over) ** 3);
}

/** The settings whose change removes weights at once. */
const prunePaths = new Set(
  ['prune', 'scope', 'sparsity', 'from', 'over', 'rewind'].map((name) => `compression.${name}`),
);

/** Whether weights are to be removed before a step; `settings` are those in force there. */
export function isPruneDue(x: Experiment, { compression: c }: Experiment, step: number): boolean {
  if (c.prune === 'none' || step < c.from) return false;
  const t = step - c.from;
  if (t <= c.over && (t === c.over || t % everyOf(c) === 0)) return true;
  return x.tweaks.some((tweak) => tweak.step === step && prunePaths.has(tweak.path));
}

/** The first step after `step` before which weights are to be removed, as far as these settings say. */
export function nextPrune({ compression: c }: Experiment, step: number): number {
  if (c.prune === 'none') return Infinity;
  const end = c.from + c.over;
  if (step >= end) return Infinity;
  if (step < c.from) return c.from;
  const every = everyOf(c);
  return Math.min(end, c.from + (Math.floor((step - c.from) / every) + 1) * every);
}

/** Whether the rest goes back to its initial values at this step. */
export const rewindsAt = ({ compression: c }: Experiment, step: number): boolean => c.rewind && step >= c.from + c.over;

/** θ with the share of a step removed. */
export function prunedTheta(
  parameters: readonly Parameter[],
  { compression: c, seed }: Experiment,
  step: number,
  theta: Float32Array,
  gradient: Float32Array,
): Float32Array {
  if (c.prune === 'none') return theta;
  const spec = { method: c.prune, scope: c.scope, share: shareAt(c, step) };
  return masked(theta, pruneMask(parameters, spec, { theta, gradient, seed }));
}

/** Keeps what is removed at 0: in the update, before anything else. */
export function holdCalls({ compression }: Experiment, builder: PlanBuilder): Call[] {
  if (compression.prune === 'none') return [];
  const QUADS = builder.length / 4;
  const quads = new Uint32Array(QUADS);
  for (const { offset, length } of prunable(builder.parameters))
    quads.fill(1, offset / 4, Math.ceil((offset + length) / 4));
  builder.buffer('prunable', QUADS, 'u32', quads);
  return [
    {
      kernel: 'hold_pruned',
      stage: 'update',
      constants: { QUADS },
      buffers: ['theta', 'grad', 'moments', 'prunable'],
      threads: () => QUADS,
    },
  ];
}

/** Rows of a weight (its output channels): where each starts, how long it is, and the rows that share its scale. */
function rowTable(parameters: readonly Parameter[], { grain }: CompressionConfig): Uint32Array {
  const table: number[] = [];
  for (const { shape, offset, length } of prunable(parameters)) {
    const first = table.length / 4;
    const size = length / shape[0];
    for (let row = 0; row < shape[0]; row++) {
      const shared = grain === 'channel' ? [first + row, 1] : [first, shape[0]];
      table.push(offset + row * size, size, ...shared);
    }
  }
  return Uint32Array.from(table);
}

/** Puts rounded weights in the place of the exact ones for the time of a pass; undefined where nothing is rounded. */
export function rounding({ compression: c }: Experiment, builder: PlanBuilder): ((pass: Pass) => Call[]) | undefined {
  if (c.qat === 'none') return undefined;
  const table = rowTable(builder.parameters, c);
  const ROWS = table.length / 4;
  if (ROWS === 0) return undefined;
  builder.buffer('rounded.channels', table.length, 'u32', table);
  builder.buffer('rounded.ranges', 2 * ROWS);
  builder.buffer('rounded.levels', 4 * ROWS);
  builder.buffer('rounded.exact', builder.length);
  const [qmin, qmax] = quantLimits({ bits: Number(c.qat) as 8, scheme: c.scheme });
  const each = { threads: () => ROWS };
  const before: Call[] = [
    {
      kernel: 'weight_range',
      stage: 'forward',
      constants: { ROWS },
      buffers: ['theta', 'rounded.channels', 'rounded.ranges'],
      ...each,
    },
    {
      kernel: 'weight_round',
      stage: 'forward',
      constants: { ROWS, LEVELS: qmax - qmin + 1, AFFINE: c.scheme === 'affine' ? 1 : 0 },
      buffers: ['theta', 'rounded.exact', 'rounded.channels', 'rounded.ranges', 'rounded.levels'],
      ...each,
    },
  ];
  const after = (GRADIENT: 0 | 1): Call => ({
    kernel: 'weight_restore',
    stage: GRADIENT ? 'backward' : 'forward',
    constants: { ROWS, GRADIENT },
    buffers: ['theta', 'rounded.exact', 'rounded.channels', 'rounded.levels', GRADIENT ? 'grad' : 'none'],
    ...each,
  });
  return (pass) => {
    const first = pass.findIndex(({ stage }) => stage === 'forward');
    const trains = pass.some(({ stage }) => stage === 'backward');
    const end = trains ? pass.findLastIndex(({ stage }) => stage === 'backward') + 1 : pass.length;
    return [...pass.slice(0, first), ...before, ...pass.slice(first, end), after(trains ? 1 : 0), ...pass.slice(end)];
  };
}
