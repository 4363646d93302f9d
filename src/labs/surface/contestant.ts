// One of those who race: an optimizer with its settings, and noise. The settings are an experiment's, of which a
// surface uses the optimizer, the schedule, the clipping and the seed.
import type { Experiment } from '../../experiment/index.ts';
import { twins } from '../../engine/cpu/index.ts';
import type { Rule } from '../../engine/cpu/shared/update.ts';
import { shaderFragment } from '../../engine/gpu/shaders.ts';
import type { Constants, Parts } from '../../engine/kernel.ts';
import { optimizerSpecs } from '../../engine/optimizers/index.ts';
import { fillRow } from '../../engine/rows.ts';
import { initialState } from '../../engine/run-state.ts';
import { emptyStep, type Step } from '../../engine/step.ts';
import type { Surface } from './surface.ts';

export interface Contestant {
  settings: Experiment;
  /** Standard deviation of the noise on each component of the gradient. */
  noise: number;
}

/** What its kernel is put together of. */
export function partsOf(surface: Surface, { settings }: Contestant): Parts {
  const { kernel, rule } = optimizerSpecs[settings.optimizer.type];
  const twin = (twins[kernel] as unknown as { rule: Rule }).rule;
  return { surface: surface.formula.part, rule_adam: { wgsl: shaderFragment(`rule_${rule}`), twin } };
}

/** vec4s of surface values in each row of `rates`. */
export const varyingOf = ({ sampled, formula }: Surface): number => (sampled ? Math.ceil(formula.slotCount / 4) : 0);

/** What is compiled in: everything else of a contestant may change from step to step. */
export const flagsOf = (surface: Surface, { settings, noise }: Contestant): Constants => ({
  NOISE: noise > 0 ? 1 : 0,
  CLIP: settings.regularization.clip > 0 || settings.regularization.clipValue > 0 ? 1 : 0,
  VARYING: varyingOf(surface),
});

/** The row of the step table for the steps from `index` on; `t` of them were made by this optimizer before. */
export function rowOf({ settings }: Contestant, index: number, t: number): Step {
  const row = emptyStep();
  fillRow(row, settings, { ...initialState(settings), step: index, since: index - t });
  return row;
}
