// A small dense network written out for network_variants: one line a unit, every index a constant, so that all numbers
// between the layers stay in registers.
import type { NetworkLayer, NetworkTwin } from '../../engine/cpu/shared/network.ts';
import { activationConstant } from '../../engine/fused/shape.ts';
import { activationSource } from '../../engine/fused/source.ts';
import type { Part } from '../../engine/kernel.ts';

/** Weights and biases written out, at most: the text's length is what compiling it costs. */
const mostWeights = 400;

const list = (length: number, line: (i: number) => string): string[] => Array.from({ length }, (_, i) => line(i));

/** Values have the layer's number and the unit's: `a0_1` is the second input, `a1_0` what the first unit puts out. */
function linesOf({ IN, OUT, WEIGHT, BIAS, ACTIVATION }: NetworkLayer, l: number): string[] {
  return list(OUT, (o) => {
    const products = list(IN, (i) => ` + a${l}_${i} * weights[${WEIGHT + o * IN + i}]`).join('');
    return `  let a${l + 1}_${o} = activate_${activationConstant(ACTIVATION)}(weights[${BIAS + o}]${products});`;
  });
}

/** The part `network` of such layers, one on top of the other; undefined where they are too large to be written out. */
export function networkPart({ P, layers }: NetworkTwin): Part | undefined {
  if (layers.reduce((sum, { IN, OUT }) => sum + OUT * (IN + 1), 0) > mostWeights) return undefined;
  const { OUT } = layers[layers.length - 1];
  const wgsl = [
    `const P = ${P}u;`,
    `const INPUTS = ${layers[0].IN}u;`,
    `const OUTPUTS = ${OUT}u;`,
    'var<private> weights: array<f32, P>;',
    'var<private> inputs: array<real, INPUTS>;',
    'var<private> outputs: array<real, OUTPUTS>;',
    ...new Set(layers.map(({ ACTIVATION }) => activationSource(activationConstant(ACTIVATION), 'real'))),
    'fn forward() {',
    ...list(layers[0].IN, (i) => `  let a0_${i} = inputs[${i}];`),
    ...layers.flatMap(linesOf),
    ...list(OUT, (k) => `  outputs[${k}] = a${layers.length}_${k};`),
    '}',
  ].join('\n');
  return { wgsl, twin: { P, layers } };
}
