// The honest race, as the page asks for it: one at a time, and given up when the reader stops it.
import { honestRace, type HonestResult, ratesBetween } from '../../labs/surface/honest-race.ts';
import type { View } from '../../labs/surface/surfaces/index.ts';
import { type LabChoices, noiseOf, surfaceOf, useLab } from './choices.ts';
import { lab } from './run.ts';
import { labSignals } from './status.ts';

export interface HonestRun {
  phase: 'none' | 'running' | 'done' | 'failed';
  result: HonestResult | undefined;
  /** The choices it was run with. */
  choices: LabChoices | undefined;
}

let run: HonestRun = { phase: 'none', result: undefined, choices: undefined };
let latest = 0;

export const honestRun = (): HonestRun => run;

function set(next: Partial<HonestRun>): void {
  run = { ...run, ...next };
  labSignals.honest.emit();
}

/** Racers of the sweep and their path are kept in one buffer each: not more than this many steps of racers. */
const mostRacers = 60_000;

/** From every one of the starts drawn in `area`. */
export async function startHonest(area: View): Promise<void> {
  const { backend } = lab;
  if (!backend) return;
  const number = ++latest;
  const choices = useLab.getState();
  const surface = surfaceOf(choices);
  const noise = noiseOf(choices, surface);
  set({ phase: 'running', choices });
  const perDecade = choices.racers.length * choices.heatStarts * 31 > mostRacers ? 3 : 5;
  const request = {
    contestants: choices.racers.map((settings) => ({ settings, noise })),
    area,
    starts: choices.heatStarts,
    seed: choices.seed,
    steps: choices.heatSteps,
    rates: ratesBetween(1e-5, 10, perDecade),
  };
  try {
    const result = await honestRace(backend, surface, request, () => number !== latest);
    if (number === latest) set(result ? { phase: 'done', result } : { phase: 'none' });
  } catch {
    if (number === latest) set({ phase: 'failed' });
  }
}

export function stopHonest(): void {
  latest++;
  set({ phase: run.result ? 'done' : 'none' });
}

const deciding = [
  'surface', 'shape', 'formula', 'points', 'minibatch', 'noise', 'racers', 'seed', 'view', 'heatStarts', 'heatSteps',
] as const; // oxfmt-ignore

/** Whether something that decides the race has changed since. */
export const isStale = (now: LabChoices): boolean =>
  run.choices !== undefined && deciding.some((key) => now[key] !== run.choices![key]);
