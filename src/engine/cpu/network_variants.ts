import type { Constants, Floats, Parts } from '../kernel.ts';
import type { Step } from '../step.ts';
import { dense_forward } from './dense_forward.ts';
import { type NetworkTwin, oneUnit } from './shared/network.ts';

const unused = new Float32Array(4);

/**
 * Twin of shaders/network_variants.wgsl: all layers of models step.offset … + step.slot − 1, one dense_forward after the
 * other. x (B, INPUTS), thetas (…, P), a (V, B, OUTPUTS) =
 */
export function network_variants(
  buffers: [Floats, Floats, Floats],
  _constants: Constants,
  step: Step,
  parts?: Parts,
): void {
  const [x, thetas, a] = buffers;
  const { P, layers } = (parts?.network?.twin as NetworkTwin | undefined) ?? oneUnit;
  const { size: B, offset, slot: V } = step;
  const hidden = layers.slice(0, -1).map(({ OUT }) => new Float32Array(B * OUT));
  const words = B * layers[layers.length - 1].OUT;
  for (let v = 0; v < V; v++) {
    const theta = thetas.subarray((offset + v) * P, (offset + v + 1) * P);
    let input = x;
    layers.forEach((layer, l) => {
      const output = hidden[l] ?? a.subarray(v * words, (v + 1) * words);
      dense_forward([input, theta, output, unused], layer, step);
      input = output;
    });
  }
}
