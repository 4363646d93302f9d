import { stream, uniform } from '../../../src/experiment/random.ts';
import type { DenseLayer } from '../../types.ts';

/** Layers of the given widths with Xavier-uniform weights and zero biases, each weight a counter-based draw. */
export function denseLayers(
  widths: readonly number[],
  activations: readonly DenseLayer['activation'][],
  seed: number,
): DenseLayer[] {
  let index = 0;
  return activations.map((activation, layer) => {
    const inputs = widths[layer];
    const outputs = widths[layer + 1];
    const bound = Math.sqrt(6 / (inputs + outputs));
    const weight = Float32Array.from(
      { length: inputs * outputs },
      () => bound * (2 * uniform(seed, stream.init, 0, index++) - 1),
    );
    return { inputs, outputs, activation, weight, bias: new Float32Array(outputs) };
  });
}
