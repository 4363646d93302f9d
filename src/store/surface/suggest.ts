// What the page proposes: racers whose learning rates get somewhere on a surface without throwing them about.
import { type Experiment, type OptimizerName, withDefaults } from '../../experiment/index.ts';
import { hessianEigen } from '../../labs/surface/curvature.ts';
import type { Surface } from '../../labs/surface/surface.ts';

/** Who stands ready on a first visit. */
export const firstRacers: readonly OptimizerName[] = ['sgd', 'momentum', 'rmsprop', 'adam'];

/** The largest curvature, up or down, at the start and at the lowest places that are known. */
function steepest(surface: Surface): number {
  let most = 0;
  for (const [x, y] of [surface.start, ...surface.known]) {
    const { largest, smallest } = hessianEigen(surface.at(x, y));
    // A tip has no curvature.
    for (const curvature of [largest, -smallest]) if (curvature < 1e4) most = Math.max(most, curvature);
  }
  return most > 0 ? most : 1;
}

/** Learning rates as a share of the surface's width, of those whose step does not grow with the gradient. */
const shareOfWidth: Partial<Record<OptimizerName, number>> = {
  adagrad: 0.1,
  rmsprop: 0.006,
  adam: 0.02,
  adamw: 0.02,
  lion: 0.006,
};

const round = (value: number): number => Number(Math.min(10, Math.max(1e-5, value)).toPrecision(1));

export function suggestedRate(type: OptimizerName, surface: Surface): number {
  const [xMin, xMax] = surface.domain;
  const share = shareOfWidth[type];
  if (share !== undefined) return round(share * (xMax - xMin));
  if (type === 'adadelta') return round(xMax - xMin);
  return round((type === 'sgd' ? 0.8 : 0.2) / steepest(surface));
}

export const suggestedRacer = (type: OptimizerName, surface: Surface): Experiment =>
  withDefaults({ optimizer: { type, lr: suggestedRate(type, surface) } });

export const suggestedRacers = (surface: Surface): Experiment[] =>
  firstRacers.map((type) => suggestedRacer(type, surface));
