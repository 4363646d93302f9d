import type { Constants } from '../../kernel.ts';
import type { Step } from '../../step.ts';

/** Twin of `rows()` in shaders/shared/step.wgsl: B, or B·T where a layer works on every position of a sequence. */
export const rowsOf = (constants: Constants, step: Step): number => step.size * (constants.REPEAT ?? 1);

/** Twin of `counted()` there: the rows whose target is not ignored. */
export const countedOf = (constants: Constants, step: Step): number => step.targets || rowsOf(constants, step);
