// An experiment as a PyTorch program: train.py and its data.
import { teacherLogits } from '../../engine/distill.ts';
import { teacherFeatures } from '../../engine/hint.ts';
import type { Dataset, Split } from '../../data/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { type NumpyArray, npz } from '../npz.ts';
import { program } from './program.ts';
import { collectUse } from './use.ts';

/** File name → content. `python3 train.py --steps N --out losses.json` makes the losses of the playground. */
export function exportPyTorch(x: Experiment, dataset: Dataset): Record<string, string | Uint8Array> {
  const { train, test } = dataset;
  const use = collectUse(x, dataset);
  const logits = teacherLogits(x, dataset, use.outputs);
  const teacher = logits && { shape: use.outputs === 1 ? [train.n] : [train.n, use.outputs], data: logits };
  const features = teacherFeatures(x, dataset);
  const data = npz({
    ...arrays('train', train, dataset),
    ...arrays('test', test, dataset),
    ...(teacher ? { teacher } : {}),
    ...(features ? { teacher_features: { shape: [train.n, ...features.shape], data: features.data } } : {}),
  });
  const weights = use.weights.size > 0 && { 'weights.npz': npz(Object.fromEntries(use.weights)) };
  return { 'train.py': program(use), 'data.npz': data, ...weights };
}

function arrays(name: string, { n, x, y }: Split, dataset: Dataset): Record<string, NumpyArray> {
  const { task, shape, targets, vocabulary } = dataset;
  return {
    [`${name}_x`]: { shape: [n, ...shape], data: vocabulary ? Int32Array.from(x) : x },
    [`${name}_y`]: { shape: targets === 1 ? [n] : [n, targets], data: task === 'regression' ? y : Int32Array.from(y) },
  };
}
