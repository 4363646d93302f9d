// The form of the fused trainer for GPUs, shaders/shared/fused_workgroup.wgsl: what it needs to know of a plan, and
// whether a plan fits.
import { shaderFragment } from '../gpu/shaders.ts';
import type { Constants } from '../kernel.ts';
import { type FusedShape, weightsOf } from './shape.ts';
import { wholeSource } from './source.ts';

/** A fused kernel, ready to be compiled. */
export interface FusedKernel {
  source: string;
  constants: Constants;
  /** `layers` of fused_workgroup.wgsl. */
  layers: Uint32Array<ArrayBuffer>;
  /** Rows of the largest batch for which it is the better way. */
  mostRows: number;
  /** Runs that a workgroup makes. */
  runsOfGroup: number;
}

export interface FusedLimits {
  maxComputeWorkgroupStorageSize: number;
  maxComputeInvocationsPerWorkgroup: number;
  maxStorageBuffersPerShaderStage: number;
}

/** Layers that `layers` has room for, and words of an entry. */
export const mostLayers = 16;
const layerWords = 12;
/** Storage buffers of shaders/shared/fused.wgsl. */
export const fusedBuffers = 9;
/** Samples worked on at once, at most: more than that keep no more threads busy. */
const mostSamples = 16;
/**
 * Multiplications of a step's forward pass up to which one core of a GPU is done sooner than all of them are with the
 * plan's dozen dispatches, which take about 60 µs.
 */
const mostWork = 2 ** 18;

/** For a form that has its layers written out. */
export const noLayers = new Uint32Array(mostLayers * layerWords);

/** Words of sh_values per sample, and the layers' places in it. */
function placeValues({ layers, inputs }: FusedShape, chunk: number) {
  const table = new Uint32Array(mostLayers * layerWords);
  let words = 0;
  const take = (width: number): number => {
    const at = words;
    words += width * chunk;
    return at;
  };
  let X = take(inputs);
  layers.forEach(({ IN, OUT, WEIGHT, BIAS, ACTIVATION, savesInput }, l) => {
    const A = take(OUT);
    const SAVED = savesInput ? take(OUT) : A;
    const DZ = take(OUT);
    table.set([IN, OUT, WEIGHT, BIAS, ACTIVATION, X, A, SAVED, DZ], l * layerWords);
    X = A;
  });
  return { table, words };
}

/**
 * The kernel for a shape; undefined if it does not fit. It follows from shape and device alone, not from the batch:
 * a run that is taken up again with room for larger batches must have the same kernel.
 */
export function workgroupKernel(shape: FusedShape, limits: FusedLimits, threads: number): FusedKernel | undefined {
  const { parameters, moments, layers, inputs } = shape;
  if (limits.maxStorageBuffersPerShaderStage < fusedBuffers || layers.length > mostLayers) return undefined;
  const mostRows = Math.floor(mostWork / weightsOf(shape));
  if (mostRows < 1) return undefined;
  const WG = Math.min(threads, limits.maxComputeInvocationsPerWorkgroup);
  // Besides θ and the values: sh_sum, sh_label and sh_loss, and the single words.
  const budget = limits.maxComputeWorkgroupStorageSize / 4 - 4 * WG - 2 * mostSamples - 16;
  const perSample = placeValues(shape, 1).words;
  const state = (2 + moments) * parameters;
  const onChip = state + (mostSamples / 2) * perSample <= budget;
  const left = onChip ? budget - state : budget;
  const CHUNK = Math.min(mostSamples, Math.floor(left / perSample));
  if (CHUNK < 1) return undefined;
  const { table, words } = placeValues(shape, CHUNK);
  return {
    source: wholeSource(shape, shaderFragment('fused_workgroup')),
    constants: {
      ...shape.lossConstants,
      WG,
      P: parameters,
      MOMENTS: moments,
      INPUTS: inputs,
      LAYERS: layers.length,
      CHUNK,
      VALUES: words,
      ON_CHIP: onChip ? 1 : 0,
      CHIP_WORDS: onChip ? state : 1,
    },
    layers: table,
    mostRows,
    runsOfGroup: 1,
  };
}
