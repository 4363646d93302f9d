// The weights of a layer as pictures: a convolution's filters, or, of a dense layer that looks at maps, how each pixel
// counts for a unit.
import type { RunView } from '../../../engine/session-types.ts';
import type { Planes } from './tiles.ts';

export interface Filters extends Planes {
  /** Place of the layer's weights in θ, (filters, count, rows, columns), and of its biases. */
  weight: number;
  bias: number;
  filters: number;
}

/** Undefined for a layer whose weights are no pictures. `below`: the shape of what comes in. */
export function filtersOf({ parameters }: RunView, layer: number, below: readonly number[]): Filters | undefined {
  const own = parameters.filter((parameter) => parameter.layer === layer);
  const [weight, bias] = ['weight', 'bias'].map((name) => own.find((p) => p.name === `layers.${layer}.${name}`));
  if (!weight || !bias || below.length !== 3) return undefined;
  const places = { weight: weight.offset, bias: bias.offset, filters: weight.shape[0] };
  if (weight.shape.length === 4) {
    const [, count, rows, columns] = weight.shape;
    return { ...places, count, rows, columns };
  }
  const [count, rows, columns] = below;
  const isPicture = weight.shape.length === 2 && weight.shape[1] === count * rows * columns && rows * columns > 1;
  return isPicture ? { ...places, count, rows, columns } : undefined;
}
