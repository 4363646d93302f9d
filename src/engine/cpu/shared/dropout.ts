import { stream, uniform } from '../../../experiment/index.ts';
import type { Constants } from '../../kernel.ts';
import type { Step } from '../../step.ts';

/** Twin of shaders/shared/dropout.wgsl: what number n is multiplied by at this step. */
export function kept(n: number, { LAYER, RATE }: Constants, step: Step): number {
  const rate = step.live[RATE];
  if (!step.training || rate === 0) return 1;
  return uniform(step.seed, stream.dropout, step.index, 64 * n + LAYER) >= rate ? 1 / (1 - rate) : 0;
}
