// What is chosen on the page of many runs; the link carries it. Nothing here decides a run of the main experiment.
import { create } from 'zustand';
import { type OptimizerName, optimizers } from '../../experiment/index.ts';
import type { SweepKind } from '../../labs/runs/sweep.ts';

export const parts = ['map', 'seeds', 'compare', 'sweep', 'folds'] as const;
export type Part = (typeof parts)[number];

/** Pixels of a side that a map may have in the end. */
export const mapSizes = [64, 128, 256, 512, 1024] as const;
export const stepBounds = { min: 10, max: 5000 } as const;
export const runBounds = { min: 4, max: 1024 } as const;
export const goalBounds = { min: 1e-9, max: 1e6 } as const;
export const mostContestants = 6;
export const mostKeys = 4;
export const seedCount = 64;

/** A part of the map's plane: where its sides begin and end. */
export type Area = readonly [x0: number, x1: number, y0: number, y1: number];

export interface Choices {
  part: Part;
  /** Updates of every run. */
  steps: number;
  /** Loss at which a run has solved its task. */
  goal: number;
  /** The map's sides, by the settings' names in a link; the whole of them where there is no area. */
  x: string;
  y: string;
  area: Area | undefined;
  size: number;
  compare: readonly OptimizerName[];
  keys: readonly string[];
  kind: SweepKind;
  runs: number;
  /** Of a cross-validation: the k of k-fold. */
  folds: number;
}

export const usual: Choices = {
  part: 'map',
  steps: 300,
  goal: 0.1,
  x: 'lr',
  y: 'l2',
  area: undefined,
  size: 256,
  compare: ['sgd', 'momentum', 'adam'],
  keys: ['lr', 'batch', 'l2'],
  kind: 'sobol',
  runs: 256,
  folds: 5,
};

export const useChoices = create<Choices>(() => usual);
export const choose = (some: Partial<Choices>): void => useChoices.setState(some);
export const isOptimizer = (name: string): name is OptimizerName => (optimizers as readonly string[]).includes(name);
