// Which units go: those with the least norm of their weights (torch.nn.utils.prune.ln_structured), those that put out
// the least over the data (Molchanov et al. 2017), or random ones; within each layer, or over the whole model with every
// layer's scores divided by their mean, since layers differ in scale. One unit of each group always stays.
import { stream, uniform } from '../../experiment/index.ts';
import type { Parameter } from '../kernel.ts';
import { roundHalfEven } from './prune.ts';
import type { UnitAxis, UnitGroup } from './units.ts';

export const unitMethods = ['norm', 'activation', 'random'] as const;
export type UnitMethod = (typeof unitMethods)[number];
export const unitScopes = ['layer', 'global'] as const;
export type UnitScope = (typeof unitScopes)[number];

export interface UnitSpec {
  method: UnitMethod;
  scope: UnitScope;
  /** Share of the units to remove, 0 … 1. */
  share: number;
}

export interface UnitScores {
  parameters: readonly Parameter[];
  theta: Float32Array;
  seed: number;
  /** Mean |output| of each unit over some data, group by group. */
  activity: readonly Float32Array[];
}

/** Calls back with the unit of every number of a tensor of this shape, along one of its axes. */
export function eachAlong(
  shape: readonly number[],
  { axis, inner }: UnitAxis,
  units: number,
  visit: (index: number, unit: number) => void,
): void {
  const after = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const length = shape.reduce((a, b) => a * b, 1);
  for (let i = 0; i < length; i++) visit(i, Math.floor((Math.floor(i / after) % shape[axis]) / inner) % units);
}

/** L2 norm of each unit's rows of the weights that make it; biases do not count. */
function norms({ makes, units }: UnitGroup, { parameters, theta }: UnitScores): Float32Array {
  const sums = new Float64Array(units);
  for (const axis of makes) {
    const { shape, offset } = parameters.find(({ name }) => name === axis.tensor)!;
    if (shape.length > 1) eachAlong(shape, axis, units, (i, u) => (sums[u] += theta[offset + i] ** 2));
  }
  return Float32Array.from(sums, Math.sqrt);
}

function scoresOf(method: UnitMethod, group: UnitGroup, g: number, given: UnitScores): Float32Array {
  if (method === 'norm') return norms(group, given);
  if (method === 'activation') return given.activity[g];
  return Float32Array.from({ length: group.units }, (_, u) => uniform(given.seed, stream.prune, g + 1, u));
}

interface Ranked {
  g: number;
  u: number;
  score: number;
}

/** The least first; the earlier first among equals. */
const ranked = (list: readonly Ranked[]): Ranked[] => list.toSorted((a, b) => a.score - b.score);

/** Units of each group that stay: 1 stays, 0 goes. Locked groups stay whole. */
export function chooseUnits(groups: readonly UnitGroup[], spec: UnitSpec, given: UnitScores): Uint8Array[] {
  const keeps = groups.map(({ units }) => new Uint8Array(units).fill(1));
  const open = groups.flatMap(({ locked }, g) => (locked ? [] : [g]));
  const scores = groups.map((group, g) => scoresOf(spec.method, group, g, given));
  const go = (list: { g: number; u: number }[], count: number): void => {
    let left = count;
    for (const { g, u } of list) {
      if (left <= 0) break;
      if (keeps[g].reduce((sum, k) => sum + k, 0) === 1) continue;
      keeps[g][u] = 0;
      left--;
    }
  };
  /** The units of a group with their scores divided by `by`. */
  const unitsOf = (g: number, by = 1): Ranked[] => Array.from(scores[g], (score, u) => ({ g, u, score: score / by }));
  if (spec.scope === 'layer') {
    for (const g of open) go(ranked(unitsOf(g)), roundHalfEven(spec.share * groups[g].units));
    return keeps;
  }
  const meanOf = (g: number): number => scores[g].reduce((sum, s) => sum + s, 0) / groups[g].units;
  const all = open.flatMap((g) => unitsOf(g, meanOf(g) || 1));
  go(ranked(all), roundHalfEven(spec.share * all.length));
  return keeps;
}

/** Mean |output| of each unit over rows of its group's buffer. */
export function activityOf({ units, output: { inner } }: UnitGroup, values: Float32Array): Float32Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < values.length; i++) sums[Math.floor(i / inner) % units] += Math.abs(values[i]);
  const count = values.length / units;
  return Float32Array.from(sums, (sum) => (count > 0 ? sum / count : 0));
}
