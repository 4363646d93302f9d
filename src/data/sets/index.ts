// The registry of the data sets: a name of `src/experiment/data-sets.ts` without its file does not compile.
import type { PlaneSetName } from '../../experiment/index.ts';
import type { PlaneSet } from '../types.ts';
import { blobs3 } from './blobs3.ts';
import { blobs5 } from './blobs5.ts';
import { bumps } from './bumps.ts';
import { checkerboard } from './checkerboard.ts';
import { circle } from './circle.ts';
import { gauss } from './gauss.ts';
import { line } from './line.ts';
import { moons } from './moons.ts';
import { plane } from './plane.ts';
import { points } from './points.ts';
import { rings } from './rings.ts';
import { sine } from './sine.ts';
import { spiral } from './spiral.ts';
import { xor } from './xor.ts';

export const planeSets: Record<PlaneSetName, PlaneSet> = {
  line,
  plane,
  bumps,
  sine,
  circle,
  xor,
  gauss,
  spiral,
  moons,
  rings,
  checkerboard,
  blobs3,
  blobs5,
  points,
};
