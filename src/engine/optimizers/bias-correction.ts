import type { OptimizerConfig } from '../../experiment/index.ts';

/**
 * 1 − β₁ᵗ and 1 − β₂ᵗ for the step table, or 1 where switched off; t counts from 1. The kernels have β in single
 * precision, and 1 − f32(0.999) is 1.3e-5 off 0.001: the correction must be made of the same β, or v̂ is off as much.
 */
export function biasCorrection({ beta1, beta2, biasCorrection: on }: OptimizerConfig, t: number): [number, number] {
  return on ? [1 - Math.fround(beta1) ** t, 1 - Math.fround(beta2) ** t] : [1, 1];
}
