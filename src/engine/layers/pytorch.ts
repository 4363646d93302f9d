// What several layers' PyTorch versions share.
import type { ActivationName } from '../../experiment/index.ts';

/** An activation of the expression `z`, as shaders/shared/activation.wgsl defines it. */
export const activationPython: Record<ActivationName, (z: string) => string> = {
  linear: (z) => z,
  tanh: (z) => `torch.tanh(${z})`,
  sigmoid: (z) => `torch.sigmoid(${z})`,
  relu: (z) => `F.relu(${z})`,
  'leaky-relu': (z) => `F.leaky_relu(${z}, 0.01)`,
  elu: (z) => `F.elu(${z})`,
  gelu: (z) => `F.gelu(${z}, approximate="tanh")`,
  silu: (z) => `F.silu(${z})`,
  softplus: (z) => `F.softplus(${z})`,
};
