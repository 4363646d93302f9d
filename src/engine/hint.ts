// Feature matching (FitNets, Romero et al. 2015): a hidden layer of the student is drawn to one of its teacher's,
// L += β/2·‖r(h_student) − h_teacher‖², the mean over the batch. Where the two have equally many numbers, r is the
// identity; else a linear map that is learned with the model, and is no part of it afterwards.
import { asFloats, DataError, type Dataset, ownName, weightsOf } from '../data/index.ts';
import type { Experiment } from '../experiment/index.ts';
import type { Call } from './kernel.ts';
import { linearBackward, linearForward } from './layers/linear.ts';
import type { Tensor } from './layers/index.ts';
import { type PlanBuilder, product } from './plan-builder.ts';

/** The tensor of a teacher's file: what the chosen layer of it puts out on the training set (n, …). */
export const featuresName = 'teacher.features';

/** A linear map with more weights would learn instead of the student. */
export const mostMapWeights = 2 ** 20;

export interface Features {
  /** Of one row. */
  shape: number[];
  /** (n, …) */
  data: Float32Array;
}

/** What a teacher's layer puts out on the training set, if a layer is to be drawn to it; its file must have been loaded. */
export function teacherFeatures({ compression }: Experiment, { train }: Dataset): Features | undefined {
  const { teacher, hintLayer } = compression;
  if (teacher === '' || hintLayer === 0) return undefined;
  const found = weightsOf(teacher).find(({ name }) => name === featuresName);
  const [n, ...shape] = found?.shape ?? [];
  if (!found || n !== train.n || shape.length === 0) {
    throw new DataError('hint-features', { file: ownName(teacher), rows: train.n });
  }
  return { shape, data: asFloats(found) };
}

/** How r works: on all numbers of a row at once, or alike at every place of two sequences that are equally long. */
export interface HintMap {
  IN: number;
  OUT: number;
  /** Places of a row. */
  REPEAT: number;
}

/** r of a student's and a teacher's layer; undefined: the identity. Throws DataError. */
export function hintMap(student: readonly number[], teacher: readonly number[]): HintMap | undefined {
  const [IN, OUT] = [product(student), product(teacher)];
  if (IN === OUT) return undefined;
  const isBySequence = student.length === 2 && teacher.length === 2 && student[0] === teacher[0];
  const map = isBySequence ? { IN: student[1], OUT: teacher[1], REPEAT: student[0] } : { IN, OUT, REPEAT: 1 };
  const weights = map.IN * map.OUT;
  if (weights > mostMapWeights) throw new DataError('hint-size', { IN, OUT, weights, limit: mostMapWeights });
  return map;
}

/** Throws DataError where there is no hidden layer of this number (from 1). */
export function checkHintLayer(who: 'student' | 'teacher', layer: number, layers: number): void {
  if (!Number.isInteger(layer) || layer < 1 || layer > layers) throw new DataError(`hint-${who}`, { layer, layers });
}

/** Most numbers of a teacher's layer for all samples together: 64 MB. */
const mostFeatures = 2 ** 24;

/** Throws DataError where a student's layer, the `layer`th, cannot be drawn to one of this shape for so many samples. */
export function checkHint(student: Tensor, layer: number, teacher: readonly number[], rows: number): void {
  if (!student.gradient) throw new DataError('hint-still', { layer });
  hintMap(student.shape, teacher);
  const numbers = rows * product(teacher);
  if (numbers > mostFeatures) throw new DataError('hint-numbers', { rows, numbers, limit: mostFeatures });
}

/** The calls of a hint, by their places in a step; `gradients`: what the loss says of r, to be scaled and measured. */
export interface HintCalls {
  forward: Call[];
  loss: Call[];
  backward: Call[];
  gradients: { gradient: string; size: number }[];
}

const none: HintCalls = { forward: [], loss: [], backward: [], gradients: [] };

/**
 * What a hint adds to a train pass of at most `rows` rows; its backward calls come after those of the layers above the
 * hinted one. `outputs`: what the layers put out while training, the output layer last. Throws DataError.
 */
export function hintCalls(
  x: Experiment,
  dataset: Dataset,
  outputs: readonly Tensor[],
  rows: number,
  builder: PlanBuilder,
): HintCalls {
  const features = teacherFeatures(x, dataset);
  if (!features) return none;
  const { hintLayer } = x.compression;
  checkHintLayer('student', hintLayer, outputs.length - 1);
  const layer = hintLayer - 1;
  const student = outputs[layer];
  checkHint(student, hintLayer, features.shape, dataset.train.n);
  const map = hintMap(student.shape, features.shape);
  const SIZE = product(features.shape);
  builder.buffer('teacher.features', features.data.length, 'f32', features.data);
  const dr = builder.buffer('training.hint.dr', rows * SIZE);
  const forward: Call[] = [];
  const backward: Call[] = [];
  let [r, d] = [student.value, dr];
  if (map) {
    const { IN, OUT } = map;
    const tensor = (name: string, shape: number[], role: 'weight' | 'bias'): number =>
      builder.parameter({
        name: `hint.${name}`,
        shape,
        layer: outputs.length,
        role,
        fanIn: IN,
        fanOut: OUT,
        helper: true,
      });
    const linear = { ...map, WEIGHT: tensor('weight', [OUT, IN], 'weight'), BIAS: tensor('bias', [OUT], 'bias') };
    r = builder.buffer('training.hint.r', rows * SIZE);
    d = builder.buffer('training.hint.d', rows * student.size);
    forward.push({ ...linearForward(layer, linear, student.value, r), helper: true });
    // act′ of the student's layer comes with what else its gradient is made of.
    const input = { value: student.value, saved: student.value, activation: 0, gradient: d };
    backward.push({ ...linearBackward(layer, linear, input, dr), helper: true });
  }
  const WEIGHT = builder.live('hint.weight', (s) => s.compression.hint);
  const loss: Call = {
    kernel: 'hint',
    stage: 'loss',
    layer,
    constants: { SIZE, WEIGHT },
    buffers: [r, 'teacher.features', 'order', dr, 'row_loss'],
    threads: (size) => size,
    groups: (size) => size,
  };
  backward.push({
    kernel: 'hint_backward',
    stage: 'backward',
    layer,
    constants: { SIZE: student.size, INPUT_ACTIVATION: student.activation },
    buffers: [d, student.saved, student.gradient!],
    threads: (size) => Math.ceil((size * student.size) / 4),
    loops: true,
  });
  return { forward, loss: [loss], backward, gradients: [{ gradient: dr, size: SIZE }] };
}
