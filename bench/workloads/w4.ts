// W4: a character transformer: 2 layers, d 64, 4 heads, context 64, vocabulary 65, norms before, GELU, no dropout, on 128
// made-up sequences in which every token follows from the one before and a little chance.
import { normal, stream, uniform } from '../../src/experiment/random.ts';
import type { Tensor, Workload } from '../types.ts';

const seed = 4;
const n = 128;
const [vocabulary, context, width, heads, layers] = [65, 64, 64, 4, 2];

function sequences(): { x: Float32Array; y: Float32Array } {
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

/** The tensors by the names our engine gives them: embedding, positions, blocks, the last norm, the output. */
function parameters(): Record<string, Tensor> {
  const made: Record<string, Tensor> = {};
  let index = 0;
  const put = (name: string, shape: number[], value: (i: number) => number): void => {
    const size = shape.reduce((a, b) => a * b, 1);
    made[name] = { shape, values: Float32Array.from({ length: size }, (_, i) => value(i)) };
  };
  const drawn = (name: string, shape: number[], scale: number): void =>
    put(name, shape, () => scale * normal(seed, stream.init, 0, index++));
  const norm = (name: string): void => {
    put(`${name}.weight`, [width], () => 1);
    put(`${name}.bias`, [width], () => 0);
  };
  const linear = (name: string, outputs: number, inputs: number): void => {
    drawn(`${name}.weight`, [outputs, inputs], 1 / Math.sqrt(inputs));
    put(`${name}.bias`, [outputs], () => 0);
  };
  drawn('layers.0.weight', [vocabulary, width], 1);
  drawn('layers.1.weight', [context, width], 1);
  for (let layer = 2; layer < 2 + layers; layer++) {
    norm(`layers.${layer}.norm1`);
    linear(`layers.${layer}.attention.in_proj`, 3 * width, width);
    linear(`layers.${layer}.attention.out_proj`, width, width);
    norm(`layers.${layer}.norm2`);
    linear(`layers.${layer}.linear1`, 4 * width, width);
    linear(`layers.${layer}.linear2`, width, 4 * width);
  }
  norm(`layers.${2 + layers}`);
  linear(`layers.${3 + layers}`, vocabulary, width);
  return made;
}

export const workloads: Workload[] = [
  {
    name: 'w4',
    title: 'W4: transformer, 2 layers, d 64, 4 heads, context 64, batch 8',
    model: { type: 'transformer', vocabulary, context, width, heads, layers, parameters: parameters() },
    batch: 8,
    lr: { adam: 0.001, sgd: 0.01 },
    n,
    ...sequences(),
  },
];
