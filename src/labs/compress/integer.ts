// Inference in whole numbers: an evaluation pass whose dense layers and convolutions read packed bytes, four products in
// one instruction where the adapter has it (dot4I8Packed), and add up exactly; every other layer stays as it is.
import { packBytes } from '../../engine/cpu/shared/bytes.ts';
import type { BufferSpec, Call, Parameter } from '../../engine/kernel.ts';
import type { CompressedTensor } from '../../export/compressed.ts';
import { wholeQuads } from '../kernels.ts';

/** Where the packed weights of a tensor and their levels lie. */
interface PackedPlace {
  parameter: Parameter;
  /** Numbers that are packed together: the inputs of a unit, the channels of a tap. */
  width: number;
  /** First word, and first row of levels. */
  weight: number;
  levels: number;
}

export interface IntegerPass {
  pass: Call[];
  buffers: BufferSpec[];
  places: readonly PackedPlace[];
}

/** Buffers of the packed weights and of their levels (s, z, Σ q, 0). */
export const [packedWeights, packedLevels] = ['int8.weights', 'int8.levels'];

/**
 * The pass in whole numbers; undefined where no layer can be. `rounded`: the pass with a `fake_quantize` behind every
 * place that is rounded, by number in the buffer `ranges`; `rows`: most rows of a batch.
 */
export function integerPass(rounded: readonly Call[], parameters: readonly Parameter[], rows: number) {
  const placeOf = new Map(
    rounded
      .filter(({ kernel }) => kernel === 'fake_quantize')
      .map(({ buffers, constants }) => [buffers[0], constants.PLACE]),
  );
  const places: PackedPlace[] = [];
  const buffers: BufferSpec[] = [];
  let [words, levels] = [0, 0];
  const pass: Call[] = [];
  // What is laid out for the convolution that follows: left out where that is done in whole numbers.
  let pack: Call | undefined;
  let padded: Call | undefined;
  for (const call of rounded) {
    const { kernel, constants: c } = call;
    if (kernel === 'conv_pack') {
      pack = call;
      continue;
    }
    if (kernel === 'conv_pad') {
      padded = call;
      continue;
    }
    const isConv = kernel === 'conv_forward';
    const isDense = kernel.startsWith('dense_forward');
    const source = isConv ? padded!.buffers[0] : call.buffers[0];
    const PLACE = placeOf.get(source);
    const offset = isConv ? pack!.constants.WEIGHT : c.WEIGHT;
    const parameter = parameters.find((one) => one.offset === offset && one.shape.length > 1);
    const can = (isConv || isDense) && !c.RESIDUAL && !c.SAVE_INPUT && PLACE !== undefined && parameter;
    if (!can) {
      if (isConv) pass.push(pack!, padded!);
      pass.push(call);
      continue;
    }
    const { H, W } = isConv ? padded!.constants : c;
    const [C, S] = isConv ? [c.I, H * W] : [c.IN, 1];
    const REPEAT = isConv ? 1 : c.REPEAT;
    const quads = Math.ceil(C / 4);
    const packed = `int8.x.${places.length}`;
    buffers.push({ name: packed, words: wholeQuads(rows * REPEAT * S * quads), type: 'u32' });
    pass.push({
      kernel: 'quantize_pack',
      stage: 'forward',
      constants: { C, S, PLACE, REPEAT },
      buffers: [source, 'ranges', packed],
      threads: (size) => size * REPEAT * S * quads,
    });
    const { I, O, OH, OW, K, STRIDE, PAD, IN, OUT, BIAS, ACTIVATION } = c;
    const own = { WEIGHT: words, LEVELS: levels, BIAS, ACTIVATION, PLACE };
    const inputs = [packed, packedWeights, packedLevels, 'ranges', 'theta'];
    pass.push(
      isConv
        ? {
            kernel: 'conv_int8',
            stage: 'forward',
            constants: { I, H, W, O, OH, OW, K, STRIDE, PAD, ...own },
            buffers: [...inputs, call.buffers[3]],
            threads: (size) => size * O * OH * OW,
          }
        : {
            kernel: 'dense_int8',
            stage: 'forward',
            constants: { IN, OUT, REPEAT, ...own },
            buffers: [...inputs, call.buffers[2]],
            threads: (size) => size * REPEAT * OUT,
          },
    );
    places.push({ parameter, width: C, weight: words, levels });
    words += (parameter.length / C) * quads;
    levels += parameter.shape[0];
  }
  if (places.length === 0) return undefined;
  buffers.push(
    { name: packedWeights, words: wholeQuads(words), type: 'u32' },
    { name: packedLevels, words: wholeQuads(4 * levels), type: 'f32' },
  );
  return { pass: withoutRounding(pass), buffers, places };
}

/** A place that only packed products read need not be rounded by itself: packing rounds it. */
function withoutRounding(pass: readonly Call[]): Call[] {
  return pass.filter(({ kernel, buffers: [place] }, at) => {
    if (kernel !== 'fake_quantize') return true;
    return pass.slice(at + 1).some((later) => later.kernel !== 'quantize_pack' && later.buffers.includes(place));
  });
}

/** Whether these weights are whole numbers of a byte each. */
export const isInteger = ({ coded }: CompressedTensor): boolean =>
  coded?.scale !== undefined && coded.bits <= 8 && coded.codebook === undefined;

/** What lies in the two buffers for these tensors (in the order of the parameters). Undefined where some are no bytes. */
export function packModel(
  places: readonly PackedPlace[],
  parameters: readonly Parameter[],
  tensors: readonly CompressedTensor[],
): { weights: Uint32Array; levels: Float32Array } | undefined {
  const parts: Uint32Array[] = [];
  const levels: number[] = [];
  for (const { parameter, width } of places) {
    const tensor = tensors[parameters.indexOf(parameter)];
    if (!isInteger(tensor)) return undefined;
    const { codes, offset, scale, zero } = tensor.coded!;
    const { shape } = parameter;
    const size = codes.length / shape[0];
    const q = Float32Array.from(codes, (code, i) =>
      tensor.keep?.[i] === 0 ? (zero?.[channelOf(i, size, scale!)] ?? 0) : code + offset,
    );
    parts.push(packBytes(shape.length === 4 ? tapsFirst(q, shape) : q, width));
    for (let row = 0; row < shape[0]; row++) {
      const c = scale!.length === 1 ? 0 : row;
      let sum = 0;
      for (let i = row * size; i < (row + 1) * size; i++) sum += q[i];
      levels.push(scale![c], zero?.[c] ?? 0, sum, 0);
    }
  }
  const weights = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    weights.set(part, at);
    at += part.length;
  }
  return { weights, levels: Float32Array.from(levels) };
}

const channelOf = (i: number, size: number, scale: Float32Array): number =>
  scale.length === 1 ? 0 : Math.floor(i / size);

/** (O, I, K, K) → (O, K, K, I) */
function tapsFirst(values: Float32Array, [O, I, K]: readonly number[]): Float32Array {
  const out = new Float32Array(values.length);
  const taps = K * K;
  for (let o = 0; o < O; o++) {
    for (let i = 0; i < I; i++) {
      for (let tap = 0; tap < taps; tap++) out[(o * taps + tap) * I + i] = values[(o * I + i) * taps + tap];
    }
  }
  return out;
}
