// Layers whose parameters stay as they are (`frozen`): no update touches them, they have no part in the gradient's norm,
// as in PyTorch where `requires_grad` is off. A change of what is frozen lets the moments start anew, as a change of the
// optimizer does: PyTorch's way is another optimizer over the parameters that are left.
import type { Experiment, LayerConfig } from '../experiment/index.ts';
import type { Parameter } from './kernel.ts';

/** Which layers are frozen, as text (`0,2`): what a run's moments belong to. */
export const frozenKey = ({ model }: Experiment): string =>
  model.layers.flatMap((layer, i) => (layer.frozen ? [i] : [])).join(',');

/** The experiment with these layers frozen instead of its own. */
export function withFrozen(x: Experiment, key: string): Experiment {
  if (frozenKey(x) === key) return x;
  const frozen = new Set(key.split(',').filter(Boolean).map(Number));
  const layers = x.model.layers.map((layer, i): LayerConfig => {
    const { frozen: _, ...rest } = layer;
    return frozen.has(i) ? { ...rest, frozen: true } : rest;
  });
  return { ...x, model: { ...x.model, layers } };
}

/** For every four parameters 1 where they stay (P / 4): tensors start at multiples of four. Undefined: none stays. */
export function frozenQuads(x: Experiment, parameters: readonly Parameter[], length: number): Uint32Array | undefined {
  const frozen = new Uint32Array(length / 4);
  for (const { layer, offset, length: words } of parameters) {
    if (x.model.layers[layer]?.frozen) frozen.fill(1, offset / 4, Math.ceil((offset + words) / 4));
  }
  return frozen.includes(1) ? frozen : undefined;
}
