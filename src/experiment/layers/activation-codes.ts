// How a link shortens an activation: `8t` is eight units with tanh. Linear is `lin`, for `8l` looks like 81.
import { activations, type ActivationName } from '../names.ts';

export const activationCodes: Record<ActivationName, string> = {
  linear: 'lin',
  tanh: 't',
  sigmoid: 's',
  relu: 'r',
  'leaky-relu': 'lr',
  elu: 'e',
  gelu: 'g',
  silu: 'si',
  softplus: 'sp',
};

const names = new Map<string, ActivationName>(
  activations.flatMap((name) => [
    [name, name],
    [activationCodes[name], name],
  ]),
);

/** The activation that `text` names or abbreviates; `text` itself if it is neither, for the check to refuse. */
export const readActivation = (text: string): string => names.get(text) ?? text;
