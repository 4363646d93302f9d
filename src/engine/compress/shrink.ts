// A model without some of its units. `withoutUnits` is the same model with nobody reading them: what it computes is what
// the smaller one computes, on the plan that is there. `shrink` takes them out: smaller tensors, other layers.
import type { LayerConfig } from '../../experiment/index.ts';
import type { Parameter } from '../kernel.ts';
import { eachAlong } from './choose-units.ts';
import type { UnitAxis, UnitGroup } from './units.ts';

export interface ModelTensor {
  name: string;
  shape: readonly number[];
  data: Float32Array;
}

/** θ with 0 wherever a unit that goes is read. */
export function withoutUnits(
  parameters: readonly Parameter[],
  theta: Float32Array,
  groups: readonly UnitGroup[],
  keeps: readonly Uint8Array[],
): Float32Array {
  const out = theta.slice();
  groups.forEach(({ reads, units }, g) => {
    if (!keeps[g].includes(0)) return;
    for (const axis of reads) {
      const { shape, offset } = parameters.find(({ name }) => name === axis.tensor)!;
      eachAlong(shape, axis, units, (i, u) => {
        if (keeps[g][u] === 0) out[offset + i] = 0;
      });
    }
  });
  return out;
}

/** A tensor without some places along one axis. */
function without({ name, shape, data }: ModelTensor, axis: UnitAxis, units: number, keep: Uint8Array): ModelTensor {
  const kept = keep.reduce((sum, k) => sum + k, 0);
  const smaller = shape.with(axis.axis, (shape[axis.axis] / units) * kept);
  const out = new Float32Array(smaller.reduce((a, b) => a * b, 1));
  let at = 0;
  eachAlong(shape, axis, units, (i, u) => {
    if (keep[u] === 1) out[at++] = data[i];
  });
  return { name, shape: smaller, data: out };
}

/** The hidden layers and the tensors (parameters and running statistics) of the model without the units that go. */
export function shrink(
  layers: readonly LayerConfig[],
  tensors: readonly ModelTensor[],
  groups: readonly UnitGroup[],
  keeps: readonly Uint8Array[],
): { layers: LayerConfig[]; tensors: ModelTensor[] } {
  let configs = [...layers];
  const smaller = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  groups.forEach((group, g) => {
    const keep = keeps[g];
    if (!keep.includes(0)) return;
    configs = group.resized(
      configs,
      keep.reduce((sum, k) => sum + k, 0),
    );
    for (const axis of [...group.makes, ...group.reads, ...group.follows]) {
      const tensor = smaller.get(axis.tensor);
      if (tensor) smaller.set(axis.tensor, without(tensor, axis, group.units, keep));
    }
  });
  return { layers: configs, tensors: [...smaller.values()] };
}
