// Parameter groups, as PyTorch's optimizers have them: a layer may stay as it is (`frozen`), or have a learning rate of
// its own (`lr`, a factor). The factor is a live value of the step's row; which layers have one is part of the plan.
import type { Experiment } from '../experiment/index.ts';
import type { PlanBuilder } from './plan-builder.ts';

/** A group of `groups` in shaders/shared/update.wgsl. */
export const group = { usual: 0, frozen: 1, firstRate: 2 } as const;

const lrOf = (x: Experiment, layer: number): number => x.model.layers[layer]?.lr ?? 1;

/** Which layers have a learning rate of their own, as text (`0,2`): what a plan has places for. */
export const ratesKey = (x: Experiment): string =>
  x.model.layers.flatMap(({ lr = 1 }, i) => (lr === 1 ? [] : [i])).join(',');

/**
 * The group of every four parameters (P / 4): tensors start at multiples of four. Undefined: all are as usual. Asks the
 * builder for a live value per learning rate.
 */
export function groupQuads(x: Experiment, builder: PlanBuilder): Uint32Array | undefined {
  const groups = new Uint32Array(builder.length / 4);
  for (const { layer, offset, length } of builder.parameters) {
    const own = groupOf(x, layer, builder);
    groups.fill(own, offset / 4, Math.ceil((offset + length) / 4));
  }
  return groups.some((own) => own !== group.usual) ? groups : undefined;
}

function groupOf(x: Experiment, layer: number, builder: PlanBuilder): number {
  if (x.model.layers[layer]?.frozen) return group.frozen;
  if (lrOf(x, layer) === 1) return group.usual;
  return group.firstRate + builder.live(`${layer}.lr`, (settings) => lrOf(settings, layer), layer);
}
