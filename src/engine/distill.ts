// Distillation (Hinton, Vinyals & Dean 2015): what a teacher answered on the training set is part of the loss,
// L = h·CE(z, y) + (1 − h)·T²·KL(softmax(z_teacher / T) ‖ softmax(z / T)). A teacher is its logits, in a file of its own:
// whatever it was, its student need not know.
import { asFloats, DataError, type Dataset, ownName, weightsOf } from '../data/index.ts';
import type { Experiment, LossName } from '../experiment/index.ts';
import type { Call } from './kernel.ts';
import type { Tensor } from './layers/index.ts';
import type { PlanBuilder } from './plan-builder.ts';

/** The tensor of a teacher's file: its logits on the training set (n, K). */
export const logitsName = 'teacher.logits';

/** Whether a model on these data can teach or be taught. Throws DataError. */
export function checkLesson(loss: LossName, { task, targets }: Dataset, file: string): void {
  if (loss !== 'cross-entropy' || task !== 'classification' || targets !== 1)
    throw new DataError('teacher-loss', { file });
}

/** A teacher's logits (n, K) if the data are those it answered on; they must have been loaded. */
export function teacherLogits(
  { compression, loss }: Experiment,
  dataset: Dataset,
  K: number,
): Float32Array | undefined {
  const { teacher } = compression;
  if (teacher === '') return undefined;
  const file = ownName(teacher);
  checkLesson(loss, dataset, file);
  const found = weightsOf(teacher).find(({ name }) => name === logitsName);
  const [n, outputs] = found?.shape ?? [];
  if (!found || n !== dataset.train.n || outputs !== K) {
    throw new DataError('teacher-fit', { file, rows: dataset.train.n, outputs: K });
  }
  return asFloats(found);
}

/** Between the loss and its sum. */
export function distillCalls(x: Experiment, dataset: Dataset, output: Tensor, builder: PlanBuilder): Call[] {
  const K = output.size;
  const logits = teacherLogits(x, dataset, K);
  if (!logits) return [];
  builder.buffer('teacher', logits.length, 'f32', logits);
  const TEMPERATURE = builder.live('distill.temperature', (s) => s.compression.temperature);
  const HARD = builder.live('distill.hard', (s) => s.compression.hard);
  return [
    {
      kernel: 'distill',
      stage: 'loss',
      constants: { K, TEMPERATURE, HARD },
      buffers: [output.value, 'teacher', 'order', output.gradient!, 'row_loss'],
      threads: (size) => size,
    },
  ];
}
