// The buffers, the pass and the row of the step table of a basin map.
import type { Backend, Executable } from '../../engine/backend.ts';
import { optimizerSpecs } from '../../engine/optimizers/index.ts';
import type { Step } from '../../engine/step.ts';
import { callOf, prepareKernels, wholeQuads } from '../kernels.ts';
import { type Atlas, atlasCells } from './atlas.ts';
import { type Contestant, flagsOf, partsOf, rowOf, varyingOf } from './contestant.ts';
import { mostMinima } from './minima.ts';
import { rateWords, writeRates } from './rates.ts';
import type { Surface } from './surface.ts';
import type { View } from './surfaces/index.ts';

export interface BasinRequest {
  contestant: Contestant;
  steps: number;
  view: View;
  width: number;
  height: number;
}

/** Characters of WGSL from which one copy of a step is enough for the compiler. */
const largeFormula = 8000;
/** Steps between two looks at where a racer is. */
const everyOf = ({ formula }: Surface): number => (formula.part.wgsl.length > largeFormula ? 1 : 4);

export const wholeSteps = (surface: Surface, steps: number): number =>
  Math.ceil(Math.max(1, steps) / everyOf(surface)) * everyOf(surface);

const isScheduled = ({ settings: { schedule } }: Contestant): boolean =>
  schedule.type !== 'constant' || schedule.warmup > 0;

const rateRows = (surface: Surface, { contestant, steps }: BasinRequest): number =>
  isScheduled(contestant) || varyingOf(surface) > 0 ? wholeSteps(surface, steps) : 0;

export class BasinKernel {
  #exec: Executable | undefined;
  #key = '';
  constructor(readonly backend: Backend) {}

  /** The kernel for this surface, rule and size; nothing is done where it is at hand already. */
  async prepare(surface: Surface, request: BasinRequest): Promise<Executable> {
    const { contestant, width, height } = request;
    const parts = partsOf(surface, contestant);
    const constants = {
      ...flagsOf(surface, contestant),
      SCHEDULED: isScheduled(contestant) ? 1 : 0,
      EVERY: everyOf(surface),
    };
    const rates = wholeQuads(rateRows(surface, request) * rateWords(surface));
    const key = JSON.stringify([constants, parts.surface.wgsl, parts.rule_adam.wgsl, width, height, rates]);
    if (this.#exec && key === this.#key) return this.#exec;
    const exec = await prepareKernels(
      this.backend,
      [
        { name: 'rates', words: rates, type: 'f32' },
        { name: 'minima', words: 2 * mostMinima, type: 'f32' },
        { name: 'nearest', words: atlasCells * atlasCells, type: 'u32' },
        { name: 'labels', words: wholeQuads(width * height), type: 'u32' },
      ],
      { basins: [callOf('surface_basins', { constants, parts, buffers: ['rates', 'minima', 'nearest', 'labels'] })] },
    );
    this.#exec?.destroy();
    this.#exec = exec;
    this.#key = key;
    return exec;
  }

  destroy(): void {
    this.#exec?.destroy();
  }
}

/** Hands over all but which starts; returns the row of the step table. */
export function writeBasins(exec: Executable, surface: Surface, request: BasinRequest, atlas: Atlas): Step {
  const { contestant, view, width, height } = request;
  const { optimizer, seed } = contestant.settings;
  const steps = wholeSteps(surface, request.steps);
  const row = rowOf(contestant, 0, 0);
  row.correction1 = row.correction2 = optimizerSpecs[optimizer.type].correctsBias && optimizer.biasCorrection ? 0 : 1;
  const [xMin, xMax, yMin, yMax] = view;
  row.live.set([steps, contestant.noise, 0, atlas.reach ** 2]);
  row.live.set(surface.formula.slots(surface.values), 4);
  row.live.set([xMin, yMax, (xMax - xMin) / width, (yMin - yMax) / height], 28);
  row.live.set([...atlas.corner, ...atlas.density, width, height, atlasCells], 32);
  const rows = rateRows(surface, request);
  if (rows > 0) {
    const rates = new Float32Array(rows * rateWords(surface));
    writeRates(rates, 0, surface, contestant, { from: 0, steps: rows, t: 0, seeds: [seed] });
    exec.write('rates', rates);
  }
  if (atlas.minima.length > 0) {
    exec.write('minima', Float32Array.from(atlas.minima.flatMap(({ x, y }) => [x, y])));
  }
  exec.write('nearest', atlas.nearest);
  return row;
}
