// A variant: what becomes of a model's weights when some are pruned and the rest rounded. One function makes what the
// map evaluates, what the report measures and what the file holds, so that the three are the same numbers.
import { clusterValues, huffmanBits } from '../../engine/compress/codebook.ts';
import { masked, prunable, pruneMask } from '../../engine/compress/prune.ts';
import { type Bits, dequantize, quantize, type QuantRange, tensorLevels } from '../../engine/compress/quantize.ts';
import type { PruneMethod, PruneScope, QuantGrain, QuantScheme } from '../../experiment/index.ts';
import type { Parameter } from '../../engine/kernel.ts';
import type { CompressedTensor } from '../../export/compressed.ts';

/** How pruning and rounding are done; how much of each is a variant's own. */
export interface Technique {
  method: PruneMethod;
  scope: PruneScope;
  /** Levels evenly apart, or wherever k-means puts them. */
  scheme: QuantScheme | 'codebook';
  grain: QuantGrain;
  range: QuantRange;
  /** Layers (index in the plan) whose weights are rounded; empty: all. */
  layers: readonly number[];
  /** Activations are rounded too, to as many bits (8 at most), with ranges seen on training data. */
  activations: boolean;
}

export const defaultTechnique: Technique = {
  method: 'magnitude',
  scope: 'global',
  scheme: 'symmetric',
  grain: 'channel',
  range: 'min-max',
  layers: [],
  activations: false,
};

export interface Amount {
  /** Share of the weights removed, 0 … 1. */
  sparsity: number;
  /** Bits of a weight; 32: as it is. A codebook has 2^bits entries, 256 at most. */
  bits: Bits | 32;
}

/** What is known of the model that is compressed. */
export interface Base {
  parameters: readonly Parameter[];
  theta: Float32Array;
  gradient: Float32Array;
  seed: number;
}

/** The mask of a variant; all ones where nothing is pruned. θ that is 0 already (masked while training) counts as pruned. */
export function variantMask(base: Base, { method, scope }: Technique, sparsity: number): Float32Array {
  if (sparsity === 0) return new Float32Array(base.theta.length).fill(1);
  return pruneMask(base.parameters, { method, scope, share: sparsity }, base);
}

/** Codebooks have a byte for a cluster number at most. */
const codebookBits = (bits: number): number => Math.min(bits, 8);

function coded(values: Float32Array, { shape }: Parameter, bits: Bits, technique: Technique, keep?: Uint8Array) {
  const { scheme, grain, range } = technique;
  if (scheme === 'codebook') {
    const width = codebookBits(bits);
    const { centres, index } = clusterValues(keep ? values.filter((_, i) => keep[i] === 1) : values, 2 ** width);
    let at = 0;
    const codes = keep ? Uint8Array.from(keep, (k) => (k ? index[at++] : 0)) : index;
    const out = Float32Array.from(codes, (code, i) => (keep?.[i] === 0 ? 0 : centres[code]));
    return { values: out, coded: { bits: width, codes, offset: 0, codebook: centres } };
  }
  const levels = tensorLevels(values, shape[0], { bits, scheme, grain, range });
  const q = quantize(values, levels);
  const affine = scheme === 'affine';
  return {
    values: dequantize(q, levels),
    coded: {
      bits,
      codes: q.map((v) => v - levels.qmin),
      offset: levels.qmin,
      scale: levels.scale,
      ...(affine ? { zero: levels.zero } : {}),
    },
  };
}

/** Every tensor of a variant as the file holds it. */
export function compressTensors(
  base: Base,
  mask: Float32Array,
  technique: Technique,
  bits: Bits | 32,
): CompressedTensor[] {
  const pruned = new Set(prunable(base.parameters));
  return base.parameters.map((parameter): CompressedTensor => {
    const { name, shape, offset, length, layer } = parameter;
    const own = masked(base.theta.subarray(offset, offset + length), mask.subarray(offset, offset + length));
    if (!pruned.has(parameter)) return { name, shape, values: own };
    const keep = new Uint8Array(length);
    for (let i = 0; i < length; i++) keep[i] = own[i] === 0 ? 0 : 1;
    const some = keep.includes(0) ? { keep } : {};
    const rounds = bits !== 32 && (technique.layers.length === 0 || technique.layers.includes(layer));
    if (!rounds) return { name, shape, values: own, ...some };
    return { name, shape, ...some, ...coded(own, parameter, bits, technique, some.keep) };
  });
}

/** θ of a variant, written to out[at …]. */
export function writeTheta(tensors: readonly CompressedTensor[], base: Base, out: Float32Array, at = 0): void {
  out.set(base.theta, at);
  tensors.forEach(({ values }, i) => out.set(values, at + base.parameters[i].offset));
}

/** Bytes that the weights' codes would take Huffman-coded, codebooks and scales not counted; undefined for f32. */
export function huffmanBytes(tensors: readonly CompressedTensor[]): number | undefined {
  let bits = 0;
  let any = false;
  for (const { coded: code, keep } of tensors) {
    if (!code) continue;
    any = true;
    const codes = keep ? Array.from(code.codes).filter((_, i) => keep[i] === 1) : code.codes;
    bits += huffmanBits(codes) + (keep ? huffmanBits(keep) : 0);
  }
  return any ? Math.ceil(bits / 8) : undefined;
}

/** Weights and biases, and those of them that are not 0. */
export function countParameters(tensors: readonly CompressedTensor[]): { all: number; nonZero: number } {
  let [all, nonZero] = [0, 0];
  for (const { values } of tensors) {
    all += values.length;
    for (const v of values) if (v !== 0) nonZero++;
  }
  return { all, nonZero };
}
