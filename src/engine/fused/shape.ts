// What a fused trainer has to know of a plan, read off the calls of its train pass. A call it does not know (another
// layer, another way to measure) means that the plan runs by itself.
import { activations } from '../../experiment/index.ts';
import { group } from '../groups.ts';
import type { Call } from '../kernel.ts';
import { optimizerSpecs } from '../optimizers/index.ts';
import type { Plan } from '../plan.ts';

export interface FusedLayer {
  IN: number;
  OUT: number;
  /** Places in θ. */
  WEIGHT: number;
  BIAS: number;
  ACTIVATION: number;
  /** act′ is computed from the layer's input z (GELU, SiLU), not from its output. */
  savesInput: boolean;
  /** The live value that its learning rate is multiplied by; undefined: none is. */
  rate: number | undefined;
}

export interface FusedShape {
  /** P: length of θ, padding included. */
  parameters: number;
  inputs: number;
  layers: readonly FusedLayer[];
  /** The fragments of the loss: `rule_<lossRule>` and `loss_<lossBody>`. */
  lossRule: string | undefined;
  lossBody: string;
  /** K, CLASSES and TANH_OUTPUT, as far as the loss has them. */
  lossConstants: Readonly<Record<string, number>>;
  /** The fragment `rule_<rule>` of the optimizer, and how many moments it keeps. */
  rule: string;
  moments: number;
}

const forwards = new Set(['dense_forward', 'dense_forward_tiled']);
const backwards = new Set(['dense_backward', 'dense_backward_tiled']);
const norms = new Set(['gradient_norm_partial', 'gradient_norm']);
const elementwise = new Set(['mse', 'mae', 'huber', 'hinge']);
const optimizers = new Map(Object.values(optimizerSpecs).map((spec) => [spec.kernel, spec]));

/** The shape of a plan whose train pass is dense layers, one loss and one optimizer; else undefined. */
export function fusedShape(plan: Plan): FusedShape | undefined {
  const calls = [...(plan.passes.train ?? [])];
  const take = (fits: (call: Call) => boolean): Call[] => {
    const end = calls.findIndex((call) => !fits(call));
    return calls.splice(0, end < 0 ? calls.length : end);
  };
  const gather = take(({ kernel }) => kernel === 'gather');
  const forward = take(({ kernel }) => forwards.has(kernel));
  const loss = take(({ kernel }) => elementwise.has(kernel) || kernel === 'cross_entropy');
  const sum = take(({ kernel }) => kernel === 'loss_sum');
  const backward = take(({ kernel }) => backwards.has(kernel));
  take(({ kernel }) => norms.has(kernel));
  const update = take(({ kernel }) => optimizers.has(kernel));
  const complete = [gather, loss, sum, update].every(({ length }) => length === 1) && calls.length === 0;
  const once = [...forward, ...loss, ...sum].every(
    ({ constants }) => (constants.REPEAT ?? 1) === 1 && !constants.RESIDUAL,
  );
  if (!complete || !once || forward.length === 0 || forward.length !== backward.length) return undefined;
  if (gather[0].constants.TARGETS !== 1 || plan.stateLength > 0 || plan.ignores) return undefined;
  if (loss[0].constants.WEIGHTED) return undefined;
  const groups: ArrayLike<number> = update[0].constants.GROUPS
    ? plan.buffers.find(({ name }) => name === 'groups')!.data!
    : [];
  if (Array.from(groups).includes(group.frozen)) return undefined;
  const rateOf = (place: number): number | undefined =>
    groups[place / 4] >= group.firstRate ? groups[place / 4] - group.firstRate : undefined;
  const optimizer = optimizers.get(update[0].kernel)!;
  const { kernel, constants } = loss[0];
  const { REPEAT: _, ...lossConstants } = constants;
  return {
    parameters: plan.length,
    inputs: gather[0].constants.INPUTS,
    layers: forward.map(({ constants: c }) => ({
      IN: c.IN,
      OUT: c.OUT,
      WEIGHT: c.WEIGHT,
      BIAS: c.BIAS,
      ACTIVATION: c.ACTIVATION,
      savesInput: c.SAVE_INPUT === 1,
      rate: rateOf(c.WEIGHT),
    })),
    lossRule: elementwise.has(kernel) ? kernel : undefined,
    lossBody: elementwise.has(kernel) ? 'elementwise' : kernel,
    lossConstants,
    rule: optimizer.rule,
    moments: optimizer.moments,
  };
}

/** Multiplications of a forward pass, per sample. */
export const weightsOf = ({ layers }: FusedShape): number => layers.reduce((sum, { IN, OUT }) => sum + IN * OUT, 0);

/** The name of an activation's constant in shaders/shared/activation.wgsl. */
export const activationConstant = (activation: number): string =>
  activations[activation].toUpperCase().replaceAll('-', '_');
