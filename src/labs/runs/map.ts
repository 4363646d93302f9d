// The trainability map: a plane of two settings, one pixel one whole training run. From coarse to fine: the pixels of a
// level lie among those of the next, so that nothing is done twice. (The border between what trains and what does not is
// a fractal: Sohl-Dickstein 2024, "The boundary of neural network trainability is fractal".)
import type { Experiment } from '../../experiment/index.ts';
import { type Axis, movesStart, valueAt, withValues } from './axes.ts';
import { type Outcome, outcomeOf, curveEvery } from './outcome.ts';
import { type Bench, type Going, startLosses, trainAll } from './train-all.ts';

export interface MapRequest {
  /** What all runs have in common. */
  base: Experiment;
  x: Axis;
  y: Axis;
  /** Pixels of a side: a power of two from 16 on. */
  size: number;
  /** Updates of every run. */
  steps: number;
}

export interface Pixel {
  /** From the left, and from the top. */
  column: number;
  row: number;
}

/** Pixels of a side of the coarsest level. */
const coarsest = 16;
/** Milliseconds that the runs made together aim at, and how many there are at first and at most. */
const pace = 500;
const firstRuns = 16;
const mostRuns = 8192;
/** Numbers (θ, ∇ and moments) of all runs together, at most. */
const mostNumbers = 2 ** 25;
/** Initial weights measured along a side that moves them, at most: the loss of those between follows smoothly. */
const mostStarts = 33;

export class TrainabilityMap {
  readonly size: number;
  /** Of every pixel; a pixel not made yet has what the nearest coarser one has. `known` is 1 where there is any. */
  readonly end: Float32Array;
  readonly goneAt: Int32Array;
  readonly known: Uint8Array;
  /** Loss of the initial weights; where each column or row has its own, of the middle one. */
  start = Number.NaN;
  /** The side along which runs start from weights of their own, and their losses from one end to the other. */
  readonly ownStarts: 'column' | 'row' | undefined;
  #starts: readonly number[] = [];
  /** Runs made, and whether they are made beside each other. */
  done = 0;
  trainer: 'fused' | 'plan' | undefined;
  /** Pixels between two of the present level. */
  #stride: number;
  #next: Pixel = { column: 0, row: 0 };
  #runs = firstRuns;

  constructor(readonly request: MapRequest) {
    const { size, x, y } = request;
    this.size = size;
    if (movesStart(x)) this.ownStarts = 'column';
    else if (movesStart(y)) this.ownStarts = 'row';
    this.end = new Float32Array(size * size).fill(Number.NaN);
    this.goneAt = new Int32Array(size * size).fill(-1);
    this.known = new Uint8Array(size * size);
    this.#stride = Math.max(1, size / coarsest);
  }

  get total(): number {
    return this.size * this.size;
  }

  /** Pixels of a side that the picture has by now. */
  get level(): number {
    return this.done === this.total ? this.size : this.size / this.#stride;
  }

  /** Best end there is, to measure the others by: all but the best hundredth are above it. */
  get best(): number {
    const ends: number[] = [];
    const stride = Math.max(1, this.size / 64);
    for (let i = 0; i < this.total; i += stride) {
      if (this.known[i] === 1 && this.goneAt[i] < 0 && this.end[i] > 0) ends.push(this.end[i]);
    }
    ends.sort((a, b) => a - b);
    return ends[Math.floor(ends.length / 100)] ?? this.start;
  }

  /** The values of a pixel: of its middle. */
  valuesAt({ column, row }: Pixel): [x: number, y: number] {
    const { x, y } = this.request;
    return [valueAt(x, (column + 0.5) / this.size), valueAt(y, 1 - (row + 0.5) / this.size)];
  }

  experimentAt(pixel: Pixel): Experiment {
    const { base, x, y } = this.request;
    const [u, v] = this.valuesAt(pixel);
    return withValues(base, [
      [x.path, u],
      [y.path, v],
    ]);
  }

  /** What became of a pixel's run, or of the coarser one that stands for it; undefined before any has been made. */
  outcomeAt({ column, row }: Pixel): Outcome | undefined {
    const i = row * this.size + column;
    return this.known[i] === 1 ? { end: this.end[i], goneAt: this.goneAt[i] } : undefined;
  }

  /** Loss of the initial weights of a pixel's run. */
  startAt(pixel: Pixel): number {
    return this.ownStarts ? this.#starts[pixel[this.ownStarts]] : this.start;
  }

  /** Whether it came to its end. */
  async #measureStarts(bench: Bench, going: Going): Promise<boolean> {
    const { ownStarts: side, size } = this;
    const middle: Pixel = { column: size / 2, row: size / 2 };
    const count = side ? Math.min(size, mostStarts) : 1;
    const places = Array.from({ length: count }, (_, i) => Math.round((i * (size - 1)) / Math.max(1, count - 1)));
    const experiments = side
      ? places.map((place) => this.experimentAt({ ...middle, [side]: place }))
      : [this.request.base];
    const losses = await startLosses(bench, experiments, going);
    if (!losses) return false;
    this.#starts = side ? filledIn(places, losses) : losses;
    this.start = this.#starts[side ? middle[side] : 0];
    return true;
  }

  /** Goes on until every pixel has been made, or it is stopped: then it may be called again. Calls back after every piece. */
  async refine(bench: Bench, onChange: () => void, going: Going = {}): Promise<void> {
    const { steps } = this.request;
    const quietly = { ...going, onProgress: undefined };
    if (Number.isNaN(this.start) && !(await this.#measureStarts(bench, quietly))) return;
    const stopped = () => going.signal?.aborted === true;
    while (this.done < this.total && !stopped()) {
      const pixels = this.#take(this.#runs);
      const began = performance.now();
      const made = await trainAll(
        bench,
        pixels.map((pixel) => this.experimentAt(pixel)),
        { steps, every: curveEvery(steps) },
        quietly,
      );
      if (!made) return;
      this.trainer = made.trainer;
      pixels.forEach((pixel, i) => this.#put(pixel, outcomeOf(made, i, this.startAt(pixel))));
      this.#moveOn(pixels);
      this.#adapt(pixels.length, performance.now() - began, bench);
      onChange();
    }
  }

  /** More runs at a time where they take less than the pace, fewer where they take more. */
  #adapt(runs: number, took: number, { dataset }: Bench): void {
    const words = this.request.base.model.layers.reduce(
      (sum, layer) => sum + ('units' in layer ? (layer.units + 1) * Math.max(layer.units, dataset.inputs) : 0),
      dataset.inputs + 8,
    );
    const most = Math.min(mostRuns, Math.floor(mostNumbers / (4 * words)));
    const wanted = (runs * pace) / Math.max(1, took);
    this.#runs = Math.max(1, Math.min(most, 4 * runs, Math.ceil((this.#runs + 3 * wanted) / 4)));
  }

  /** The next pixels of the present level, at most so many. */
  #take(most: number): Pixel[] {
    const pixels: Pixel[] = [];
    const stride = this.#stride;
    const first = stride === Math.max(1, this.size / coarsest);
    let { column, row } = this.#next;
    while (row < this.size && pixels.length < most) {
      // Every second one of every second row was made with the level before.
      if (first || column % (2 * stride) !== 0 || row % (2 * stride) !== 0) pixels.push({ column, row });
      column += stride;
      if (column >= this.size) [column, row] = [0, row + stride];
    }
    return pixels;
  }

  /** After these pixels; at the end of a level, to the next. */
  #moveOn(pixels: readonly Pixel[]): void {
    this.done += pixels.length;
    const stride = this.#stride;
    let { column, row } = pixels[pixels.length - 1];
    column += stride;
    if (column >= this.size) [column, row] = [0, row + stride];
    this.#next = { column, row };
    // The last pixel of a level is always one of its own.
    if (row < this.size || stride === 1) return;
    this.#stride = stride / 2;
    this.#next = { column: 0, row: 0 };
  }

  /** A pixel, and all those it stands for. */
  #put({ column, row }: Pixel, { end, goneAt }: Outcome): void {
    for (let j = row; j < Math.min(this.size, row + this.#stride); j++) {
      const from = j * this.size + column;
      const to = from + this.#stride;
      this.end.fill(end, from, to);
      this.goneAt.fill(goneAt, from, to);
      this.known.fill(1, from, to);
    }
  }
}

/** The losses at every place from the first to the last of some, in ascending order: straight on a logarithmic scale. */
function filledIn(places: readonly number[], losses: readonly number[]): number[] {
  const all = [losses[0]];
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [losses[i - 1], losses[i]];
    const gap = places[i] - places[i - 1];
    for (let k = 1; k <= gap; k++) {
      const share = k / gap;
      const known = from > 0 && to > 0 && from < Infinity && to < Infinity;
      // Beside one without a logarithm stands the nearer one.
      if (share === 1 || !known) all.push(share > 0.5 ? to : from);
      else all.push(from * (to / from) ** share);
    }
  }
  return all;
}
