// After the first non-finite value: where it was, and how far back the run was still in order.
import type { History } from './history.ts';
import type { Failure } from './session-types.ts';
import type { Trainer } from './trainer.ts';

const allFinite = (values: Float32Array): boolean => values.every((v) => Number.isFinite(v));

/** Reads the stopped device: parameters first (an update went wrong), then the layers' outputs in their order. */
export async function diagnose(trainer: Trainer, failedAt: number): Promise<Failure> {
  const { plan, history } = trainer;
  const [theta, ...outputs] = await trainer.read([
    { buffer: 'theta', words: plan.length },
    ...plan.layers.map(({ training }) => ({ buffer: training.value, words: plan.maxBatch * training.size })),
  ]);
  const { step, lr } = history.steps.columns;
  const known = history.steps.length - 1;
  const base = {
    step: failedAt,
    lr: known >= 0 && step[known] <= failedAt ? lr[known] : trainer.lr,
    lastGood: lastGood(history, trainer.snapshots.steps, failedAt),
  };
  const broken = plan.parameters.find(({ offset, length }) => !allFinite(theta.subarray(offset, offset + length)));
  // What only helps to train belongs to no layer.
  if (broken) return { ...base, where: 'parameters', ...(broken.helper ? {} : { layer: broken.layer }) };
  const layer = outputs.findIndex((values) => !allFinite(values));
  return layer >= 0 ? { ...base, where: 'activations', layer } : { ...base, where: 'loss' };
}

/**
 * The latest snapshot (or step 0) from before the loss ran away: after it, the loss was still seen at or below three
 * times its median over the run.
 */
export function lastGood(history: History, snapshots: readonly number[], failedAt: number): number {
  const { step, loss } = history.steps.columns;
  const { length } = history.steps;
  const finite = loss
    .slice(0, length)
    .filter((v) => Number.isFinite(v))
    .sort();
  const limit = 3 * (finite[Math.floor(finite.length / 2)] ?? 0);
  let calm = length - 1;
  while (calm >= 0 && !(step[calm] < failedAt && loss[calm] <= limit)) calm--;
  const until = calm >= 0 ? step[calm] : 0;
  return snapshots.findLast((s) => s <= until) ?? 0;
}
