// The buffers and passes of a race.
import type { Backend, Executable } from '../../engine/backend.ts';
import type { Call } from '../../engine/kernel.ts';
import { optimizerSpecs } from '../../engine/optimizers/index.ts';
import { callOf, prepareKernels, wholeQuads } from '../kernels.ts';
import { type Contestant, flagsOf, partsOf } from './contestant.ts';
import { pathWords } from './paths.ts';
import { rateWords } from './rates.ts';
import type { Surface } from './surface.ts';

/** Steps of one submit, and rows of the path's ring on the device. */
export const mostSteps = 256;

/** Contestants of one variant share a pipeline. */
export const variantOf = (surface: Surface, contestant: Contestant): string =>
  `${contestant.settings.optimizer.type} ${JSON.stringify(flagsOf(surface, contestant))}`;

/** `streams`: of mini-batches. One pass a contestant: `race.<its number>`. */
export function prepareRace(
  backend: Backend,
  surface: Surface,
  contestants: readonly Contestant[],
  { racers, streams, keepsPaths }: { racers: number; streams: number; keepsPaths: boolean },
): Promise<Executable> {
  const rateRows = mostSteps * streams * contestants.length;
  const passes: Record<string, Call[]> = {};
  contestants.forEach((contestant, i) => {
    const MOMENTS = optimizerSpecs[contestant.settings.optimizer.type].moments;
    passes[`race.${i}`] = [
      callOf('surface_race', {
        constants: { MOMENTS, ...flagsOf(surface, contestant) },
        parts: partsOf(surface, contestant),
        buffers: ['rates', 'entries', 'theta', 'moments', 'lost', 'path'],
      }),
    ];
  });
  return prepareKernels(
    backend,
    [
      { name: 'rates', words: rateRows * rateWords(surface), type: 'f32' },
      { name: 'entries', words: 4 * racers, type: 'u32' },
      { name: 'theta', words: wholeQuads(2 * racers), type: 'f32' },
      { name: 'moments', words: 4 * racers, type: 'f32' },
      { name: 'lost', words: wholeQuads(racers), type: 'u32' },
      { name: 'path', words: keepsPaths ? mostSteps * racers * pathWords : 4, type: 'f32' },
    ],
    passes,
  );
}
