// Layers whose parameters stay as they are (`frozen`): no update touches them, they have no part in the gradient's norm,
// as in PyTorch where `requires_grad` is off. A change of what is frozen lets the moments start anew, as a change of the
// optimizer does: PyTorch's way is another optimizer over the parameters that are left.
import type { Experiment, LayerConfig } from '../experiment/index.ts';

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
