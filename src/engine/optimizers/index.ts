// The optimizers by name: one line each.
import type { OptimizerName } from '../../experiment/index.ts';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { lion } from './lion.ts';
import { momentum } from './momentum.ts';
import { nesterov } from './nesterov.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import type { OptimizerSpec } from './types.ts';

export { biasCorrection } from './bias-correction.ts';
export { constructorCall } from './pytorch.ts';
export type { OptimizerSpec, PyTorchOptimizer } from './types.ts';

export const optimizerSpecs: Record<OptimizerName, OptimizerSpec> = {
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adadelta,
  adam,
  adamw,
  lion,
};
