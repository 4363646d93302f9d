// Maps of starts: which minimum each pixel's racer reaches, and how soon. Coarse at first, then finer; in pieces short
// enough that the page keeps its frame rate; refined no further once a newer map is asked for.
import type { Backend } from '../../engine/backend.ts';
import { advance, type Race } from '../../engine/cpu/shared/racer.ts';
import type { SurfaceTwin } from '../../engine/cpu/shared/surface.ts';
import type { Rule } from '../../engine/cpu/shared/update.ts';
import { StepTable } from '../../engine/step.ts';
import { type Atlas, atlasOf } from './atlas.ts';
import { BasinKernel, type BasinRequest, wholeSteps, writeBasins } from './basin-kernel.ts';
import { Pace } from './pace.ts';
import { type Contestant, partsOf, rowOf } from './contestant.ts';
import type { Surface } from './surface.ts';
import type { Place, View } from './surfaces/index.ts';

export type { BasinRequest } from './basin-kernel.ts';

/** Labels that are no minimum (shaders/surface_basins.wgsl). */
export const basinCodes = { stopped: 253, moving: 254, lost: 255 } as const;

/** A map so far: pixels at multiples of `stride` are done. Row 0 is at the top. */
export interface BasinMap {
  labels: Uint32Array;
  stride: number;
  atlas: Atlas;
}

/** A pixel's word, taken apart: a place in `atlas.minima` or a code, and the steps it took. */
export const readLabel = (word: number): { label: number; steps: number } => ({
  label: word & 255,
  steps: word >>> 8,
});

export class Basins {
  readonly #kernel: BasinKernel;
  readonly #pace: Pace;
  readonly #table = new StepTable(1);
  /** Number of the latest request. */
  #latest = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(readonly backend: Backend) {
    this.#kernel = new BasinKernel(backend);
    this.#pace = new Pace(backend.kind === 'cpu' ? 10 : 25);
  }

  /** Tells `onLevel` of each level as it is done. Resolves with whether it got to the end. */
  async run(surface: Surface, request: BasinRequest, onLevel: (map: BasinMap) => void): Promise<boolean> {
    const number = ++this.#latest;
    await this.#busy; // the last piece of an older map
    if (number !== this.#latest) return false;
    const work = this.#levels(surface, request, onLevel, () => number !== this.#latest);
    this.#busy = work.catch(() => {});
    return work;
  }

  /** Gives up the map under way. */
  stop(): void {
    this.#latest++;
  }

  async #levels(
    surface: Surface,
    request: BasinRequest,
    onLevel: (map: BasinMap) => void,
    isStale: () => boolean,
  ): Promise<boolean> {
    const { width, height } = request;
    const atlas = atlasOf(surface, request.view);
    const exec = await this.#kernel.prepare(surface, request);
    const row = writeBasins(exec, surface, request, atlas);
    const steps = wholeSteps(surface, request.steps);
    const coarsest = coarsestStride(this.backend.kind === 'cpu' ? 32 : 64, Math.max(width, height));
    for (let stride = coarsest; stride >= 1; stride /= 2) {
      const starts = startsOf(stride, width, height, stride === coarsest);
      row.slot = stride | (stride === coarsest ? 1 << 16 : 0);
      // One piece is under way while the next one is handed over: the device does not wait for the page.
      let before: Promise<unknown> = Promise.resolve();
      for (row.offset = 0; row.offset < starts; row.offset += row.size) {
        row.size = Math.min(starts - row.offset, this.#pace.amount(steps));
        this.#table.set(0, row);
        const piece = this.#pace.time(row.size * steps, () =>
          exec.submit(this.#table, [{ do: 'run', pass: 'basins', first: 0, count: 1 }]),
        );
        await before;
        before = piece;
        if (this.backend.kind === 'cpu') await new Promise((resolve) => setTimeout(resolve));
        if (isStale() && stride < coarsest) break;
      }
      await before;
      // The coarsest level is never given up: while a hand moves a slider, something must be seen.
      if (isStale() && stride < coarsest) return false;
      const read = { do: 'read', buffer: 'labels', offset: 0, words: width * height } as const;
      const [words] = await exec.submit(this.#table, [read]);
      onLevel({ labels: new Uint32Array(words.buffer, words.byteOffset, words.length), stride, atlas });
      if (isStale()) return stride === 1;
    }
    return true;
  }

  destroy(): void {
    this.stop();
    void this.#busy.then(() => this.#kernel.destroy());
  }
}

/** The power of two at which a map has about `wanted` pixels along its longer side. */
const coarsestStride = (wanted: number, size: number): number =>
  2 ** Math.max(0, Math.min(15, Math.round(Math.log2(size / wanted))));

/** Starts of a level: see `pixel_of` in shaders/surface_basins.wgsl. */
function startsOf(stride: number, width: number, height: number, isCoarsest: boolean): number {
  if (isCoarsest) return Math.ceil(width / stride) * Math.ceil(height / stride);
  return 3 * Math.ceil(width / (2 * stride)) * Math.ceil(height / (2 * stride));
}

/** From one number of single precision to the next. */
const spacing = (size: number): number => 2 ** (Math.floor(Math.log2(Math.max(size, 1e-30))) - 23);

/**
 * Whether neighbouring pixels of a view are still different places in single precision, at the start and (`after`)
 * where the first step leads: close to 0 there are numbers for any depth, which a step away from it rounds together.
 */
export function carries(
  [xMin, xMax, yMin, yMax]: View,
  width: number,
  height: number,
  [afterX, afterY]: Place = [0, 0],
): boolean {
  const x = spacing(Math.max(Math.abs(xMin), Math.abs(xMax), Math.abs(afterX)));
  const y = spacing(Math.max(Math.abs(yMin), Math.abs(yMax), Math.abs(afterY)));
  return (xMax - xMin) / width >= 2 * x && (yMax - yMin) / height >= 2 * y;
}

const within = (at: number, low: number, high: number): number => Math.max(low, Math.min(high, at || 0));

/** Where the first step from the middle of a view leads, without noise, and no further than the surface's own domain. */
export function afterOneStep(surface: Surface, contestant: Contestant, [xMin, xMax, yMin, yMax]: View): Place {
  const theta = Float64Array.of((xMin + xMax) / 2, (yMin + yMax) / 2);
  const parts = partsOf(surface, contestant);
  const race: Race = {
    surface: parts.surface.twin as SurfaceTwin,
    rule: parts.rule_adam.twin as Rule,
    p: surface.formula.slots(surface.values),
    h: rowOf(contestant, 0, 0),
    strength: 0,
  };
  advance(race, theta, new Float64Array(4), 0, 2, 1, 0);
  const [left, right, bottom, top] = surface.domain;
  return [within(theta[0], left, right), within(theta[1], bottom, top)];
}
