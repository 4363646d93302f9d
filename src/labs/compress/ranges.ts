import type { Bits } from '../../engine/compress/quantize.ts';
import type { Evaluator, Ranges } from './evaluator.ts';
import type { Amount, Technique } from './variant.ts';

/**
 * Ranges of the activations of the model in slot 0, where the technique rounds them too: to as many bits as a weight,
 * 8 at most.
 */
export async function rangesFor(
  evaluator: Evaluator,
  { activations, range }: Technique,
  bits: Amount['bits'],
): Promise<Ranges | undefined> {
  if (!activations || bits === 32) return undefined;
  return evaluator.calibrate(0, { bits: Math.min(bits, 8) as Bits, scheme: 'affine', grain: 'tensor', range });
}
