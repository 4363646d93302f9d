// Made-up sequences in which every token follows from the one before and a little chance.
import { normal, stream, uniform } from '../../../src/experiment/random.ts';
import type { Tensor } from '../../types.ts';

interface Wanted {
  seed: number;
  n: number;
  context: number;
  vocabulary: number;
}

/** x, y: (n, context); y is the token that comes next. */
export function sequences({ seed, n, context, vocabulary }: Wanted): { x: Float32Array; y: Float32Array } {
  const x = new Float32Array(n * context);
  const y = new Float32Array(n * context);
  for (let row = 0; row < n; row++) {
    let token = row % vocabulary;
    for (let place = 0; place < context; place++) {
      x[row * context + place] = token;
      const chance = Math.floor(4 * uniform(seed, stream.data, row, place));
      token = (token * 7 + 3 + chance) % vocabulary;
      y[row * context + place] = token;
    }
  }
  return { x, y };
}

/** Collects tensors by the names our engine gives them. */
export function parametersOf(seed: number) {
  const made: Record<string, Tensor> = {};
  let index = 0;
  const put = (name: string, shape: number[], value: (i: number) => number): void => {
    const size = shape.reduce((a, b) => a * b, 1);
    made[name] = { shape, values: Float32Array.from({ length: size }, (_, i) => value(i)) };
  };
  const drawn = (name: string, shape: number[], scale: number): void =>
    put(name, shape, () => scale * normal(seed, stream.init, 0, index++));
  const linear = (name: string, outputs: number, inputs: number): void => {
    drawn(`${name}.weight`, [outputs, inputs], 1 / Math.sqrt(inputs));
    put(`${name}.bias`, [outputs], () => 0);
  };
  return { made, put, drawn, linear };
}
