// What a unit's number means and how large it can be: one scale for a unit's small picture, for the same function
// shown large, and for the legend.
import { lossSpecs } from '../../../engine/losses/index.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { roundUp } from '../chart/ticks.ts';

/**
 * probability: of class 1, from a logit. classes: one output per class. signed: −1 … 1 between two classes (tanh, hinge).
 * value: regression.
 */
export type OutputKind = 'probability' | 'classes' | 'signed' | 'value';

/** What of a run says what its outputs are. */
export type OutputOf = Pick<RunView, 'dataset' | 'settings'>;

export function outputKind(view: OutputOf): OutputKind {
  const { dataset, settings } = view;
  if (dataset.task === 'regression') return 'value';
  if (dataset.classes > 2) return 'classes';
  return lossSpecs[settings.loss].classificationOutput === 'logits' ? 'probability' : 'signed';
}

/** How a raw number becomes a place on the diverging scale −1 … 1. */
export interface Scale {
  /** The number at the scale's end. */
  most: number;
  /** From a raw number (what the layer puts out) to −1 … 1. */
  squash: 'linear' | 'sigmoid' | 'tanh';
}

/** The output's own scale. For `classes`: of one class's output. */
export function outputScale(view: OutputOf): Scale {
  const kind = outputKind(view);
  const { dataset, settings } = view;
  if (kind === 'value') {
    const [low, high] = dataset.valueRange ?? [-1, 1];
    return { most: roundUp(Math.max(Math.abs(low), Math.abs(high))), squash: 'linear' };
  }
  const output = lossSpecs[settings.loss].classificationOutput;
  if (output === 'logits') return { most: 1, squash: 'sigmoid' };
  return { most: 1, squash: output === 'tanh' ? 'tanh' : 'linear' };
}

const known = new WeakMap<Float32Array, number>();

/** The scale of a hidden layer: fixed where its activation has bounds, else what its outputs at the probe need. */
export function hiddenScale(activation: string, outputs: Float32Array | undefined): Scale {
  if (activation === 'tanh' || activation === 'sigmoid' || !outputs || outputs.length === 0)
    return { most: 1, squash: 'linear' };
  let most = known.get(outputs);
  if (most === undefined) {
    most = roundUp(usualSize(outputs));
    known.set(outputs, most);
  }
  return { most, squash: 'linear' };
}

/** Share of the places whose numbers the scale holds: the plane's corners, where there are no points, may run over. */
const held = 0.9;

/** The size that most of the numbers do not exceed, from about 1,000 of them; what is not finite does not count. */
export function usualSize(values: ArrayLike<number>): number {
  const stride = Math.max(1, Math.floor(values.length / 1024));
  const sizes: number[] = [];
  for (let i = 0; i < values.length; i += stride) {
    const size = Math.abs(values[i]);
    if (size > 0 && size < Infinity) sizes.push(size);
  }
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length * held)] ?? 0;
}

/** A raw number on the scale, −1 … 1. */
export function onScale(value: number, { most, squash }: Scale): number {
  if (squash === 'sigmoid') return 2 / (1 + Math.exp(-value)) - 1;
  if (squash === 'tanh') return Math.tanh(value);
  return Math.min(1, Math.max(-1, value / most));
}
