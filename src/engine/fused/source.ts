// The WGSL of the fused trainers, put together from the fragments the plan's kernels import: an activation, a loss or
// an optimizer's rule has its formula in shaders/shared/ and nowhere else.
import { shaderFragment } from '../gpu/shaders.ts';
import { stepFields } from '../step.ts';
import type { FusedLayer, FusedShape } from './shape.ts';

/** `struct Step` without the uniform of one row that shaders/shared/step.wgsl declares after it. */
const stepStruct = (): string => /struct Step \{[^}]*\}/.exec(shaderFragment('step'))![0];

/**
 * The row at hand as a private variable, which the fragments know as `step`. Field by field, and only those that the
 * text reads of a step, whatever it calls it: to read all of a row costs as much as a layer.
 */
function stepAtHand(text: string, rates: readonly (readonly [string, number])[]): string {
  const fields = stepFields.filter(([name]) => new RegExp(`\\b\\w+\\.${name}\\b`).test(text));
  return `\
var<private> step: Step;

fn load_step(row: u32) {
${fields.map(([name]) => `  step.${name} = steps[row].${name};`).join('\n')}
${rates.map(([name, live]) => `  ${name} = steps[row].live[${live >> 2}][${live & 3}];`).join('\n')}
}
`;
}

/** What the learning rate of a layer is multiplied by, as a variable's name; undefined: by nothing. */
export const rateName = ({ rate }: FusedLayer): string | undefined => (rate === undefined ? undefined : `rate_${rate}`);

/** Those variables, and `rate_of(i)`: the factor of the parameter at place i of θ. */
function ratesSource(layers: readonly FusedLayer[], names: readonly string[]): string {
  const cases = layers.map((layer, l) => {
    const rate = rateName(layer) ?? '1.0';
    const next = layers.at(l + 1);
    return next ? `  if (i < ${next.WEIGHT}u) { return ${rate}; }` : `  return ${rate};`;
  });
  return [
    ...names.map((name) => `var<private> ${name}: f32;`),
    'fn rate_of(i: u32) -> f32 {',
    ...(names.length > 0 ? cases : ['  return 1.0;']),
    '}',
  ].join('\n');
}

/** A form's own text with all that it needs. */
export function wholeSource({ layers, lossRule, lossBody, rule }: FusedShape, own: string): string {
  const rates = layers.flatMap((layer) => (layer.rate === undefined ? [] : [[rateName(layer)!, layer.rate] as const]));
  const names = rates.map(([name]) => name);
  const text = [
    ...[
      'fused',
      'finite',
      'activation',
      'objective',
      'norms',
      'rule',
      `rule_${rule}`,
      ...(lossRule === undefined ? [] : [`rule_${lossRule}`]),
      `loss_${lossBody}`,
    ].map(shaderFragment),
    own,
  ].join('\n');
  return [stepStruct(), ratesSource(layers, names), stepAtHand(text, rates), 'alias real = f32;', text].join('\n');
}

/**
 * One case of `activate` and of `activation_derivative` as functions of their own, `activate_TANH(x)` and
 * `activation_derivative_TANH(saved)`: with the whole switch inlined for every unit, compiling takes a third longer. On f32, or on the type `real`.
 */
export function activationSource(name: string, real = 'f32'): string {
  const text = shaderFragment('activation');
  return ['activate', 'activation_derivative']
    .map((fn) => {
      const whole = new RegExp(`fn ${fn}\\(kind: u32, (\\w+): real\\)[^]*?switch kind {\\n([^]*?)\\n  }\\n}`);
      const [, parameter, cases] = whole.exec(text)!;
      const each = cases.split(/^ {4}(?=case|default)/m);
      const own = each.find((line) => line.startsWith(`case ${name}:`)) ?? each[each.length - 1];
      return `fn ${fn}_${name}(${parameter}: ${real}) -> ${real} ${own.slice(own.indexOf('{')).trimEnd()}`;
    })
    .join('\n');
}
