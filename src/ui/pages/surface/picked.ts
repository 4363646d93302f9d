// The racer that is looked at, in numbers: where it is, what it sees there, and how far its learning rate may go.
import { biasCorrection, optimizerSpecs } from '../../../engine/optimizers/index.ts';
import type { Experiment } from '../../../experiment/index.ts';
import { rowOf } from '../../../labs/surface/contestant.ts';
import { hessianEigen, preconditionedEigen } from '../../../labs/surface/curvature.ts';
import type { Derivatives } from '../../../labs/surface/formula/compile.ts';
import { curvatureFor, divisor, stabilityLimit } from '../../../labs/stability.ts';
import { labNow } from '../../../store/surface/choices.ts';
import { lab } from '../../../store/surface/run.ts';
import { labStatusNow } from '../../../store/surface/status.ts';
import type { Moment, Wave } from '../../../store/surface/waves.ts';

/** Why there is no limit to show. */
export type NoLimit = 'none' | 'flat' | 'unknown';

export interface Picked {
  racer: Experiment;
  index: number;
  wave: Wave;
  moment: Moment;
  /** f and its derivatives where it is; of the whole data. */
  here: Derivatives;
  velocity: readonly [number, number];
  /** Learning rate of its next step, after the schedule. */
  lr: number;
  /** What each component of the gradient is multiplied by; undefined before an adaptive one's first step. */
  effective: readonly [number, number] | undefined;
  /** Largest curvature that counts for it. */
  lambda: number | undefined;
  limit: number | undefined;
  noLimit: NoLimit | undefined;
}

/** What an adaptive optimizer divides by on each axis, from its last step; undefined where it has made none. */
function divisors({ optimizer }: Experiment, { last, lastBy }: Moment): [number, number] | undefined {
  if (curvatureFor(optimizer) !== 'preconditioned') return [1, 1];
  // The moments of another optimizer, which it has taken over from, say nothing.
  if (!last || lastBy?.contestant.settings.optimizer.type !== optimizer.type) return undefined;
  const corrects = optimizerSpecs[optimizer.type].correctsBias;
  const correction2 = corrects ? biasCorrection(optimizer, lastBy.t + 1)[1] : 1;
  return [divisor(optimizer, last[8], last[10], correction2), divisor(optimizer, last[9], last[11], correction2)];
}

function limitOf(
  racer: Experiment,
  here: Derivatives,
  divided: readonly [number, number] | undefined,
): Pick<Picked, 'lambda' | 'limit' | 'noLimit'> {
  const none = { lambda: undefined, limit: undefined };
  const kind = curvatureFor(racer.optimizer);
  if (kind === 'none') return { ...none, noLimit: 'none' };
  if (!divided) return { ...none, noLimit: 'unknown' };
  const { largest } = kind === 'hessian' ? hessianEigen(here) : preconditionedEigen(here, ...divided);
  if (!Number.isFinite(largest)) return { ...none, noLimit: 'unknown' };
  const limit = stabilityLimit(racer.optimizer, largest);
  if (!Number.isFinite(limit)) return { ...none, lambda: largest, noLimit: 'flat' };
  return { lambda: largest, limit, noLimit: undefined };
}

/** The racer looked at, as it stands at the step that is shown; undefined while there is none. */
export function pickedNow(): Picked | undefined {
  const { pick, spot, racers } = labNow();
  const wave = lab.waves[spot];
  const racer = racers[pick];
  if (!wave || !racer || pick >= wave.racers.entries.length) return undefined;
  const moment = wave.at(pick, labStatusNow().shown);
  const here = lab.surface.at(moment.x, moment.y);
  const { last } = moment;
  const divided = divisors(racer, moment);
  const { lr } = rowOf({ settings: racer, noise: 0 }, moment.step, moment.step);
  const size = (g: number): number => lr / Math.max(Math.abs(g), 1e-30);
  const effective: [number, number] | undefined =
    racer.optimizer.type === 'lion' ? [size(here.fx), size(here.fy)] : divided && [lr / divided[0], lr / divided[1]];
  const moves = optimizerSpecs[racer.optimizer.type].moments > 0 && hasVelocity(racer);
  return {
    racer,
    index: pick,
    wave,
    moment,
    here,
    velocity: moves && last ? [last[8], last[9]] : [0, 0],
    lr,
    effective,
    ...limitOf(racer, here, divided),
  };
}

/** Whether its first moment is an average or a sum of gradients. */
export const hasVelocity = ({ optimizer: { type } }: Experiment): boolean =>
  ['momentum', 'nesterov', 'adam', 'adamw', 'lion'].includes(type);

/** The step that led to where it is. */
export function lastStep({
  moment,
}: Picked): { from: readonly [number, number]; by: readonly [number, number] } | undefined {
  const { last, x, y, placed } = moment;
  if (!last || placed) return undefined;
  return { from: [last[0], last[1]], by: [x - last[0], y - last[1]] };
}

/** The limit's formula, as it stands at its mark. */
export function limitFormula({ optimizer: { type } }: Experiment): string {
  if (type === 'momentum') return '2(1+β)/λ';
  if (type === 'nesterov') return '2(1+β)/((1+2β)λ)';
  if (type === 'adam' || type === 'adamw') return '2(1+β₁)/((1−β₁)λ)';
  return '2/λ';
}
