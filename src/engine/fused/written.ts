// The layers of a plan written out, one line a unit, every index a constant: for the forms of the fused trainer whose
// threads have whole samples of their own. A form brings `summed`, which adds a term to the batch's sum, and `counted`,
// which is 0 for a thread without a sample.
import { shaderFragment } from '../gpu/shaders.ts';
import { activationConstant, type FusedLayer, type FusedShape, weightsOf } from './shape.ts';
import { activationSource, rateName } from './source.ts';

/** Weights written out, at most: the text's length is what compiling it costs, some 2 ms a weight. */
const mostWeights = 320;

export const list = (length: number, line: (i: number) => string): string[] =>
  Array.from({ length }, (_, i) => line(i));

/** Values have the layer's number and the unit's: `a0_1` is the data's second input, `z1_0` the first unit's z. */
function forward({ IN, OUT, WEIGHT, BIAS, ACTIVATION }: FusedLayer, l: number): string[] {
  return list(OUT, (o) => {
    const products = list(IN, (i) => ` + a${l}_${i} * parameters[${WEIGHT + o * IN + i}]`).join('');
    return `  let z${l + 1}_${o} = parameters[${BIAS + o}]${products};
  let a${l + 1}_${o} = activate_${activationConstant(ACTIVATION)}(z${l + 1}_${o});`;
  });
}

const add = (i: number, term: string): string => `  gradient[${i}] = summed(gradient[${i}], ${term});`;

/** ∇ of a layer from `dz` of its units, and, with a layer below, `dz` of that. */
function backward({ IN, OUT, WEIGHT, BIAS }: FusedLayer, l: number, below: FusedLayer | undefined): string[] {
  const gradients = list(OUT, (o) => {
    const sums = list(IN, (i) => add(WEIGHT + o * IN + i, `d${l + 1}_${o} * a${l}_${i}`));
    return [add(BIAS + o, `d${l + 1}_${o}`), ...sums].join('\n');
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
    '  let loss = counted(loss_of_row(0u, count));',
    ...list(K, (k) => `  let d${last}_${k} = counted(slopes[${k}]);`),
    ...layers.flatMap((_, below) => {
      const l = last - 1 - below;
      return backward(layers[l], l, layers[l - 1]);
    }),
    '  return loss;',
    '}',
  ].join('\n');
}

/** `forward_and_backward(sample, count)` with all that it needs; undefined if that would be too long. */
export function writtenLayers(shape: FusedShape): string | undefined {
  if (weightsOf(shape) > mostWeights) return undefined;
  return [
    `const P = ${shape.parameters}u;`,
    `const MOMENTS = ${shape.moments}u;`,
    `const OUTPUTS = ${shape.lossConstants.K}u;`,
    ...new Set(shape.layers.map(({ ACTIVATION }) => activationSource(activationConstant(ACTIVATION)))),
    shaderFragment('fused_sample'),
    forwardAndBackward(shape),
  ].join('\n');
}

/**
 * `update_all(keep, changed)`: a call of the form's `update` for every `each` parameters, written out up to `most` of
 * them. Where layers have learning rates of their own it goes from layer to layer.
 */
export function updateAll({ layers, parameters }: FusedShape, each: number, most: number): string {
  const isShort = parameters / each <= most;
  const updates = (from: number, to: number, keep: string): string => {
    const [first, end] = [from / each, to / each];
    if (isShort) return list(end - first, (i) => `  update(${first + i}u, ${keep}, changed);`).join('\n');
    return `  for (var i = ${first}u; i < ${end}u; i++) { update(i, ${keep}, changed); }`;
  };
  const byLayer = layers.map((layer, l) => {
    const rate = rateName(layer) ?? '1.0';
    const end = layers.at(l + 1)?.WEIGHT ?? parameters;
    return `  step.lr = usual * ${rate};\n${updates(layer.WEIGHT, end, '1.0 - step.lr * step.weightDecay')}`;
  });
  const rated = layers.some(({ rate }) => rate !== undefined);
  const body = rated ? `  let usual = step.lr;\n${byLayer.join('\n')}` : updates(0, parameters, 'keep');
  return `fn update_all(keep: f32, changed: bool) {\n${body}\n}`;
}
