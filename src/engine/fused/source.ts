// The WGSL of the fused trainers, put together from the fragments the plan's kernels import: an activation, a loss or
// an optimizer's rule has its formula in shaders/shared/ and nowhere else.
import { shaderFragment } from '../gpu/shaders.ts';
import { stepFields } from '../step.ts';
import type { FusedShape } from './shape.ts';

/** `struct Step` without the uniform of one row that shaders/shared/step.wgsl declares after it. */
const stepStruct = (): string => /struct Step \{[^}]*\}/.exec(shaderFragment('step'))![0];

/**
 * The row at hand as a private variable, which the fragments know as `step`. Field by field: the live values, which no
 * fused layer has, are most of a row.
 */
const stepAtHand = (): string => `\
var<private> step: Step;

fn load_step(row: u32) {
${stepFields.map(([name]) => `  step.${name} = steps[row].${name};`).join('\n')}
}
`;

/** All that comes before a form's own text. */
export const commonSource = ({ lossRule, lossBody, rule }: FusedShape): string =>
  [
    stepStruct(),
    stepAtHand(),
    'alias real = f32;',
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
  ].join('\n');

/**
 * One case of `activate` and of `activation_derivative` as functions of their own, `activate_TANH(x)` and
 * `activation_derivative_TANH(saved)`: with the whole switch inlined for every unit, compiling takes a third longer.
 */
export function activationSource(name: string): string {
  const text = shaderFragment('activation');
  return ['activate', 'activation_derivative']
    .map((fn) => {
      const whole = new RegExp(`fn ${fn}\\(kind: u32, (\\w+): real\\)[^]*?switch kind {\\n([^]*?)\\n  }\\n}`);
      const [, parameter, cases] = whole.exec(text)!;
      const each = cases.split(/^ {4}(?=case|default)/m);
      const own = each.find((line) => line.startsWith(`case ${name}:`)) ?? each[each.length - 1];
      return `fn ${fn}_${name}(${parameter}: f32) -> f32 ${own.slice(own.indexOf('{')).trimEnd()}`;
    })
    .join('\n');
}
