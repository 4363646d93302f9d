// The form of the fused trainer for software adapters, shaders/shared/fused_quad.wgsl, and the layers of a plan
// written out for it: one line a unit, every index a constant, so that all numbers stay in registers.
import { shaderFragment } from '../gpu/shaders.ts';
import { activationConstant, type FusedLayer, type FusedShape, weightsOf } from './shape.ts';
import { activationSource, wholeSource } from './source.ts';
import { type FusedKernel, type FusedLimits, fusedBuffers, noLayers } from './workgroup.ts';

/** Weights written out, at most: the text's length is what compiling it costs, some 2 ms a weight. */
const mostWeights = 320;
/** Quads of parameters up to which their update is written out: as a loop it takes a sixth longer, compiling half. */
const mostQuads = 32;

const list = (length: number, line: (i: number) => string): string[] => Array.from({ length }, (_, i) => line(i));

/** Values have the layer's number and the unit's: `a0_1` is the data's second input, `z1_0` the first unit's z. */
function forward({ IN, OUT, WEIGHT, BIAS, ACTIVATION }: FusedLayer, l: number): string[] {
  return list(OUT, (o) => {
    const products = list(IN, (i) => ` + a${l}_${i} * parameters[${WEIGHT + o * IN + i}]`).join('');
    return `  let z${l + 1}_${o} = parameters[${BIAS + o}]${products};
  let a${l + 1}_${o} = activate_${activationConstant(ACTIVATION)}(z${l + 1}_${o});`;
  });
}

/** ∇ of a layer from `dz` of its units, and, with a layer below, `dz` of that. */
function backward({ IN, OUT, WEIGHT, BIAS }: FusedLayer, l: number, below: FusedLayer | undefined): string[] {
  const gradients = list(OUT, (o) => {
    const sums = list(IN, (i) => `  gradient[${WEIGHT + o * IN + i}] += d${l + 1}_${o} * a${l}_${i};`);
    return [`  gradient[${BIAS + o}] += d${l + 1}_${o};`, ...sums].join('\n');
  });
  if (!below) return gradients;
  const saved = below.savesInput ? 'z' : 'a';
  const slopes = list(IN, (i) => {
    const sum = list(OUT, (o) => `d${l + 1}_${o} * parameters[${WEIGHT + o * IN + i}]`).join(' + ');
    const derivative = `activation_derivative_${activationConstant(below.ACTIVATION)}(${saved}${l}_${i})`;
    return `  let d${l}_${i} = (${sum}) * ${derivative};`;
  });
  return [...gradients, ...slopes];
}

/** A call for every quad of parameters, written out or as a loop. */
const eachQuad = (quads: number, call: (q: string) => string): string =>
  quads <= mostQuads
    ? list(quads, (q) => `  ${call(`${q}u`)};`).join('\n')
    : `  for (var q = 0u; q < QUADS; q++) { ${call('q')}; }`;

/** One sample's way through all layers and back. */
function forwardAndBackward({ layers, inputs, lossConstants: { K } }: FusedShape): string {
  const last = layers.length;
  return [
    '// Adds the sample to `gradient`; returns its loss. `count`: rows of the batch.',
    'fn forward_and_backward(sample: u32, count: u32) -> f32 {',
    '  label = y[sample];',
    ...list(inputs, (i) => `  let a0_${i} = x[sample * ${inputs}u + ${i}u];`),
    ...layers.flatMap(forward),
    ...list(K, (k) => `  outputs[${k}] = a${last}_${k};`),
    '  let loss = loss_of_row(0u, count);',
    ...list(K, (k) => `  let d${last}_${k} = slopes[${k}];`),
    ...layers.flatMap((_, below) => {
      const l = last - 1 - below;
      return backward(layers[l], l, layers[l - 1]);
    }),
    '  return loss;',
    '}',
  ].join('\n');
}

/** The kernel for a shape; undefined if it does not fit. */
export function quadKernel(
  shape: FusedShape,
  limits: FusedLimits,
  features: ReadonlySet<string>,
): FusedKernel | undefined {
  if (!features.has('subgroups') || limits.maxStorageBuffersPerShaderStage < fusedBuffers) return undefined;
  if (weightsOf(shape) > mostWeights) return undefined;
  const quads = shape.parameters / 4;
  const own = [
    `const P = ${shape.parameters}u;`,
    `const QUADS = ${quads}u;`,
    `const MOMENTS = ${shape.moments}u;`,
    `const OUTPUTS = ${shape.lossConstants.K}u;`,
    ...new Set(shape.layers.map(({ ACTIVATION }) => activationSource(activationConstant(ACTIVATION)))),
    forwardAndBackward(shape),
    `fn collect_all() {\n${eachQuad(quads, (q) => `collect(${q})`)}\n}`,
    `fn update_all(keep: f32) {\n${eachQuad(quads, (q) => `update(${q}, keep)`)}\n}`,
    shaderFragment('fused_quad'),
  ].join('\n');
  // The four threads go the same way: they have the same sums.
  const source = `enable subgroups;\ndiagnostic(off, subgroup_uniformity);\n${wholeSource(shape, own)}`;
  return { source, constants: shape.lossConstants, layers: noLayers, mostRows: Infinity };
}
