// How large a learning rate the curvature allows: where a quadratic with largest curvature λ stops being a place to
// stay. Gradient descent: η < 2/λ. With momentum μ (PyTorch's form, v ← μv + g): η < 2(1 + μ)/λ (Polyak 1964).
// Nesterov's look-ahead: η < 2(1 + μ)/((1 + 2μ)λ). Decoupled weight decay w adds to the curvature.
//
// Adaptive optimizers divide each component by a number of its own: for them λ is the largest eigenvalue of the
// preconditioned Hessian P^(−½)·H·P^(−½), and Adam's average of gradients allows (1 + β₁)/(1 − β₁) as much
// (Cohen et al. 2022, "Adaptive Gradient Methods at the Edge of Stability"). Lion moves by the same length whatever
// the gradient is: it has no such limit.
import type { OptimizerConfig } from '../experiment/index.ts';

/** Whether λ is that of the Hessian, of the preconditioned one, or of no meaning. */
export type Curvature = 'hessian' | 'preconditioned' | 'none';

export function curvatureFor({ type }: Pick<OptimizerConfig, 'type'>): Curvature {
  switch (type) {
    case 'sgd':
    case 'momentum':
    case 'nesterov':
      return 'hessian';
    case 'lion':
      return 'none';
    default:
      return 'preconditioned';
  }
}

const limit = (top: number, bottom: number): number => (bottom > 0 ? top / bottom : Infinity);

/** The learning rate above which a step no longer comes closer; Infinity where nothing curves upward. */
export function stabilityLimit({ type, momentum: m, beta1, weightDecay: w }: OptimizerConfig, lambda: number): number {
  switch (type) {
    case 'sgd':
      return limit(2, lambda + w);
    case 'momentum':
      return limit(2 * (1 + m), lambda + (1 + m) * w);
    case 'nesterov':
      return limit(2 * (1 + m), (1 + 2 * m) * lambda + (1 + m) * w);
    case 'adam':
    case 'adamw':
      return limit((2 * (1 + beta1)) / (1 - beta1), lambda);
    case 'lion':
      return Infinity;
    default:
      return limit(2, lambda);
  }
}

/**
 * What an adaptive optimizer divides a component of the gradient by, from its moments there (s0, s1 as in
 * shaders/shared/rule_*.wgsl); 1 for those that do not.
 */
export function divisor({ type, eps }: OptimizerConfig, s0: number, s1: number, correction2: number): number {
  switch (type) {
    case 'adam':
    case 'adamw':
      return Math.sqrt(s1 / correction2) + eps;
    case 'adagrad':
    case 'rmsprop':
      return Math.sqrt(s0) + eps;
    case 'adadelta':
      return Math.sqrt(s0 + eps) / Math.sqrt(s1 + eps);
    default:
      return 1;
  }
}
