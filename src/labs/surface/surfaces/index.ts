// The surfaces by name: one line each. `regression` and `formula` are made of what the reader gives (surface.ts).
import { ackley } from './ackley.ts';
import { beale } from './beale.ts';
import { bowl } from './bowl.ts';
import { cliff } from './cliff.ts';
import { himmelblau } from './himmelblau.ts';
import { monkeySaddle } from './monkey-saddle.ts';
import { noisyBowl } from './noisy-bowl.ts';
import { rastrigin } from './rastrigin.ts';
import { ravine } from './ravine.ts';
import { rosenbrock } from './rosenbrock.ts';
import { saddle } from './saddle.ts';
import { styblinskiTang } from './styblinski-tang.ts';
import type { SurfaceSpec } from './types.ts';

export type { Place, SurfaceParameter, SurfaceSpec, View } from './types.ts';

export const surfaceSpecs = {
  bowl,
  'noisy-bowl': noisyBowl,
  ravine,
  rosenbrock,
  saddle,
  'monkey-saddle': monkeySaddle,
  cliff,
  himmelblau,
  beale,
  'styblinski-tang': styblinskiTang,
  rastrigin,
  ackley,
} satisfies Record<string, SurfaceSpec>;

export type BuiltInName = keyof typeof surfaceSpecs;
export type SurfaceName = BuiltInName | 'regression' | 'formula';
export const surfaceNames: readonly SurfaceName[] = [
  ...(Object.keys(surfaceSpecs) as BuiltInName[]),
  'regression',
  'formula',
];
