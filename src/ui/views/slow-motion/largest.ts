// The parameters a step moves most.
import type { RunView } from '../../../engine/session-types.ts';

/** Indices of the largest |values|, the largest first; padding of θ is not counted. */
export function largestIndices({ layers }: Pick<RunView, 'layers'>, values: Float32Array, count: number): number[] {
  const found: number[] = [];
  const size = (i: number) => Math.abs(values[i]) || 0;
  const offer = (i: number) => {
    if (found.length === count && size(i) <= size(found[count - 1])) return;
    let at = found.length;
    while (at > 0 && size(found[at - 1]) < size(i)) at--;
    found.splice(at, 0, i);
    if (found.length > count) found.pop();
  };
  for (const { weight, bias, units, inputs } of layers) {
    if (weight >= 0) for (let i = weight; i < weight + units * inputs; i++) offer(i);
    if (bias >= 0) for (let i = bias; i < bias + units; i++) offer(i);
  }
  return found;
}

/** ‖values‖ of one layer. */
export function layerNorm({ weight, bias, units, inputs }: RunView['layers'][number], values: Float32Array): number {
  let sum = 0;
  if (weight >= 0) for (let i = weight; i < weight + units * inputs; i++) sum += values[i] ** 2;
  if (bias >= 0) for (let i = bias; i < bias + units; i++) sum += values[i] ** 2;
  return Math.sqrt(sum);
}
