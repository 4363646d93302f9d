// The forward pass of many models in one submit, where all layers are dense and small: what it takes to draw a map several
// times a second.
import type { BufferSpec, Call } from '../../engine/kernel.ts';
import type { Plan } from '../../engine/plan.ts';
import { wholeQuads } from '../kernels.ts';
import { networkPart } from './network.ts';

/** Words of what one layer puts out for all models together, at most. */
const togetherWords = 2 ** 23;
/** Rows that a thread does with weights it has taken in, where the layers are written out. */
const rowsAThread = 32;

export interface Together {
  pass: Call[];
  buffers: BufferSpec[];
  /** The buffer with the outputs (models, n, width). */
  output: string;
}

const layerOf = (layer: number): string => `together.${layer}`;

/** All layers in one call where they are few enough to be written out, else a call a layer; undefined for other models. */
export function togetherPass(plan: Plan, n: number, models: number): Together | undefined {
  const forward = plan.passes['evaluate.test'].filter(({ stage }) => stage === 'forward');
  const fits = forward.every(
    ({ kernel, constants: { REPEAT, RESIDUAL, OUT } }) =>
      kernel === 'dense_forward' && REPEAT === 1 && !RESIDUAL && models * n * OUT <= togetherWords,
  );
  if (!fits || forward.length !== plan.layers.length) return undefined;
  const layers = forward.map(({ constants: { IN, OUT, WEIGHT, BIAS, ACTIVATION } }) => ({
    IN,
    OUT,
    WEIGHT,
    BIAS,
    ACTIVATION,
  }));
  const buffers = layers.map(({ OUT }, layer): BufferSpec => ({
    name: layerOf(layer),
    words: wholeQuads(models * n * OUT),
    type: 'f32',
  }));
  const output = layerOf(layers.length - 1);
  const network = networkPart({ P: plan.length, layers });
  if (network) {
    const whole: Call = {
      kernel: 'network_variants',
      stage: 'forward',
      constants: { ROWS: rowsAThread },
      parts: { network },
      buffers: ['evaluated.x', 'variants', output],
      threads: (rows) => models * Math.ceil(rows / rowsAThread),
    };
    return { pass: [whole], buffers: buffers.slice(-1), output };
  }
  const pass = layers.map((layer, l): Call => {
    const SHARED = l === 0 ? 1 : 0;
    return {
      kernel: 'dense_variants',
      stage: 'forward',
      constants: { P: plan.length, ...layer, SHARED },
      buffers: [l === 0 ? 'evaluated.x' : layerOf(l - 1), 'variants', layerOf(l)],
      threads: (rows) => models * Math.ceil(rows / 4) * Math.ceil(layer.OUT / 4),
    };
  });
  return { pass, buffers, output };
}
