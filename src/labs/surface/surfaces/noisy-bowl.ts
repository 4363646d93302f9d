import { bowl } from './bowl.ts';
import type { SurfaceSpec } from './types.ts';

/** The same bowl, whose gradient is only known up to noise: another draw at every step. */
export const noisyBowl: SurfaceSpec = { ...bowl, noise: 1 };
