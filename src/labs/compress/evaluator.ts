// Evaluates other weights than the run's on the test data, beside the run: the plan's evaluation pass with θ taken from
// a list of variants, and, where a variant rounds its activations too, a rounding after every layer.
import type { Dataset, Split } from '../../data/types.ts';
import type { Backend, Command, Executable } from '../../engine/backend.ts';
import { activityOf } from '../../engine/compress/choose-units.ts';
import { fitLevels, quantLimits, type QuantSpec } from '../../engine/compress/quantize.ts';
import type { UnitGroup } from '../../engine/compress/units.ts';
import type { BufferSpec, Call, Parameter } from '../../engine/kernel.ts';
import { compilePlan, type Plan } from '../../engine/plan.ts';
import { probeInputs } from '../../engine/probe.ts';
import { emptyStep, StepTable } from '../../engine/step.ts';
import type { Experiment } from '../../experiment/index.ts';
import type { CompressedTensor } from '../../export/compressed.ts';
import { prepareKernels, wholeQuads } from '../kernels.ts';
import { togetherPass } from './together.ts';
import { type IntegerPass, integerPass, packedLevels, packedWeights, packModel } from './integer.ts';

/** Test rows that are evaluated, and training rows that activations are calibrated on. */
const [mostRows, calibrationRows] = [2000, 256];
/** Numbers read back at most to see what a group of units puts out. */
const activityWords = 2 ** 19;
/** The first n test rows. */
export const testRows = ({ test, targets }: Dataset, n: number): Split => ({
  ...test,
  n,
  y: test.y.subarray(0, n * targets),
});

/** Places of a thumbnail of the decision boundary. */
export const thumbnail = { columns: 24, rows: 24 };

/** How a model is evaluated: rounded as f32, or in whole numbers. */
export type Arithmetic = 'f32' | 'integer';

/** Scale, zero point and limits of every place where activations are rounded: 4 words each. */
export type Ranges = Float32Array;

/** Row of the table for evaluation. */
const rows = { evaluate: 0, calibrate: 1, probe: 2, one: 3, some: 4, models: 5 };

export class Evaluator {
  readonly plan: Plan;
  /** Test rows it looks at: all, or the first of them. */
  readonly n: number;
  /** Numbers the model puts out for a row. */
  readonly width: number;
  readonly #exec: Executable;
  readonly #table = new StepTable(8);
  readonly #calibration: number;
  readonly #places: readonly Place[];
  readonly #capacity: number;
  /** Where the outputs of many models lie that were computed together. */
  readonly #together: string | undefined;
  readonly #integer: IntegerPass | undefined;

  private constructor(parts: {
    plan: Plan;
    exec: Executable;
    n: number;
    calibration: number;
    capacity: number;
    places: readonly Place[];
    x: Experiment;
    together: string | undefined;
    integer: IntegerPass | undefined;
  }) {
    this.plan = parts.plan;
    this.#exec = parts.exec;
    this.n = parts.n;
    this.#calibration = parts.calibration;
    this.#capacity = parts.capacity;
    this.#places = parts.places;
    this.#together = parts.together;
    this.#integer = parts.integer;
    this.width = parts.plan.layers.at(-1)!.output.size;
    const set = (row: number, size: number): void => {
      const step = emptyStep();
      step.size = size;
      step.seed = parts.x.seed;
      parts.plan.live.forEach((value, i) => (step.live[i] = value(parts.x)));
      this.#table.set(row, step);
    };
    set(rows.evaluate, this.n);
    set(rows.calibrate, this.#calibration);
    set(rows.probe, parts.plan.probeRows);
    set(rows.one, 1);
  }

  /** `room`: how many thetas of P words it is to have room for. */
  static async create(
    backend: Backend,
    x: Experiment,
    dataset: Dataset,
    room: (words: number) => number,
  ): Promise<Evaluator> {
    const probe = probeInputs(dataset, thumbnail);
    const plan = compilePlan(plainExperiment(x), dataset, { probe });
    const variants = room(plan.length);
    const n = Math.min(mostRows, plan.evaluationRows, dataset.test.n);
    const calibration = Math.min(calibrationRows, plan.evaluationRows, dataset.train.n);
    const places = roundedPlaces(plan, dataset);
    const rounded = rounding(plan.passes['evaluate.test'], places);
    const integer = integerPass(rounded, plan.parameters, plan.evaluationRows);
    const passes = {
      evaluate: plan.passes['evaluate.test'],
      'evaluate.rounded': rounded,
      ...(integer ? { 'evaluate.integer': integer.pass } : {}),
      calibrate: plan.passes['evaluate.train'],
      batch: plan.passes['evaluate.test'].filter(({ stage }) => stage === 'batch'),
      ...(probe ? { probe: plan.passes.probe } : {}),
    };
    const together = togetherPass(plan, n, variants);
    if (together) Object.assign(passes, { together: together.pass });
    const used = new Set(Object.values(passes).flatMap((pass) => pass.flatMap(({ buffers }) => buffers)));
    const own: BufferSpec[] = [
      { name: 'variants', words: variants * plan.length, type: 'f32' },
      { name: 'ranges', words: wholeQuads(4 * places.length), type: 'f32' },
    ];
    own.push(...(together?.buffers ?? []), ...(integer?.buffers ?? []));
    const buffers = [...plan.buffers.filter(({ name }) => used.has(name)), ...own];
    const unique = [...new Map(buffers.map((spec) => [spec.name, spec])).values()];
    const exec = await prepareKernels(backend, unique, passes);
    return new Evaluator({
      plan,
      exec,
      n,
      calibration,
      capacity: variants,
      places,
      x,
      together: together?.output,
      integer,
    });
  }

  get parameters(): readonly Parameter[] {
    return this.plan.parameters;
  }
  /** Variants that fit into one go. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Running statistics of the layers, as training left them. */
  setState(state: Float32Array): void {
    const spec = this.plan.buffers.find(({ name }) => name === 'state');
    const used = this.#usesState;
    if (spec && used && state.length > 0) this.#exec.write('state', state.subarray(0, spec.words));
  }
  get #usesState(): boolean {
    return this.plan.passes['evaluate.test'].some(({ buffers }) => buffers.includes('state'));
  }

  /** θs of variants first … of the list, V × P. */
  write(thetas: Float32Array, first = 0): void {
    this.#exec.write('variants', thetas, first * this.plan.length);
  }

  /** Takes a model's packed weights over; false where they are not whole numbers of a byte each. */
  usePacked(tensors: readonly CompressedTensor[]): boolean {
    const packed = this.#integer && packModel(this.#integer.places, this.parameters, tensors);
    if (!packed) return false;
    this.#exec.write(packedWeights, packed.weights);
    this.#exec.write(packedLevels, packed.levels);
    return true;
  }

  /** Raw outputs of a variant whose packed weights were taken over, in whole numbers. */
  async integerOutputs(variant: number, ranges: Ranges): Promise<Float32Array> {
    this.#exec.write('ranges', ranges);
    const read = { buffer: this.plan.layers.at(-1)!.output.value, words: this.n * this.width };
    const commands = this.#commands(variant, 1, 'evaluate.integer', rows.evaluate, read);
    return (await this.#exec.submit(this.#table, commands))[0];
  }

  /**
   * Raw outputs of variants first … first + count − 1 on the first `rows` test rows (rows × width each; usually all n),
   * all in one submit; with `ranges` their activations are rounded too.
   */
  outputs(first: number, count: number, given: { rows?: number; ranges?: Ranges } = {}): Promise<Float32Array[]> {
    const { rows: n = this.n, ranges } = given;
    this.#setSize(rows.some, n);
    if (this.#together !== undefined && !ranges && count > 1) return this.#allTogether(this.#together, first, count, n);
    const pass = ranges ? 'evaluate.rounded' : 'evaluate';
    if (ranges) this.#exec.write('ranges', ranges);
    const read = { buffer: this.plan.layers.at(-1)!.output.value, words: n * this.width };
    return this.#exec.submit(this.#table, this.#commands(first, count, pass, rows.some, read));
  }

  async #allTogether(buffer: string, first: number, count: number, n: number): Promise<Float32Array[]> {
    this.#setSize(rows.models, n, { offset: first, slot: count });
    const words = n * this.width;
    const [all] = await this.#exec.submit(this.#table, [
      { do: 'run', pass: 'batch', first: rows.some, count: 1 },
      { do: 'run', pass: 'together', first: rows.models, count: 1 },
      { do: 'read', buffer, offset: 0, words: count * words },
    ]);
    return Array.from({ length: count }, (_, i) => all.subarray(i * words, (i + 1) * words));
  }

  /** A row of the table like that of an evaluation, of so many test rows. */
  #setSize(row: number, size: number, more: { offset?: number; slot?: number } = {}): void {
    const step = this.#table.get(rows.evaluate, emptyStep());
    this.#table.set(row, { ...step, live: step.live.slice(), size, ...more });
  }

  /** The output layer over the plane, raw; undefined for data that have none. */
  probes(first: number, count: number): Promise<Float32Array[]> | undefined {
    const { probeRows } = this.plan;
    if (probeRows === 0) return undefined;
    const read = { buffer: this.plan.layers.at(-1)!.output.value, words: probeRows * this.width };
    return this.#exec.submit(this.#table, this.#commands(first, count, 'probe', rows.probe, read));
  }

  #commands(
    first: number,
    count: number,
    pass: string,
    row: number,
    read: { buffer: string; words: number },
  ): Command[] {
    const words = this.plan.length;
    return Array.from({ length: count }, (_, i): Command[] => [
      { do: 'copy', from: 'variants', fromOffset: (first + i) * words, to: 'theta', toOffset: 0, words },
      { do: 'run', pass, first: row, count: 1 },
      { do: 'read', offset: 0, ...read },
    ]).flat();
  }

  /**
   * What times an evaluation of the first `batch` test rows with a variant's θ: each call makes `times` of them in one
   * submit and says how many ms one took.
   */
  stopwatch(
    variant: number,
    batch: number,
    ranges?: Ranges,
    as: Arithmetic = 'f32',
  ): (times: number) => Promise<number> {
    const rounded = as === 'integer' ? 'evaluate.integer' : 'evaluate.rounded';
    const run: Command = { do: 'run', pass: ranges ? rounded : 'evaluate', first: rows.one, count: 1 };
    const words = this.plan.length;
    const from = variant * words;
    return async (times) => {
      this.#setSize(rows.one, Math.min(batch, this.n));
      if (ranges) this.#exec.write('ranges', ranges);
      await this.#exec.submit(this.#table, [
        { do: 'copy', from: 'variants', fromOffset: from, to: 'theta', toOffset: 0, words },
        run,
      ]);
      const start = performance.now();
      await this.#exec.submit(
        this.#table,
        Array.from({ length: times }, () => run),
      );
      return (performance.now() - start) / times;
    };
  }

  /** Ranges of the input and of every hidden layer's output, seen on training rows with the θ of a variant. */
  async calibrate(variant: number, spec: QuantSpec): Promise<Ranges> {
    const words = this.plan.length;
    const commands: Command[] = [
      { do: 'copy', from: 'variants', fromOffset: variant * words, to: 'theta', toOffset: 0, words },
      { do: 'run', pass: 'calibrate', first: rows.calibrate, count: 1 },
      ...this.#places.map(({ buffer, size }): Command => ({
        do: 'read',
        buffer,
        offset: 0,
        words: size * this.#calibration,
      })),
    ];
    const seen = await this.#exec.submit(this.#table, commands);
    const ranges = new Float32Array(wholeQuads(4 * this.#places.length));
    const [qmin, qmax] = quantLimits({ ...spec, scheme: 'affine' });
    seen.forEach((values, i) => {
      const [scale, zero] = fitLevels(values, { ...spec, scheme: 'affine' });
      ranges.set([scale, zero, qmin, qmax], 4 * i);
    });
    return ranges;
  }

  /** Mean |output| of the units of each group over training rows, with the θ of a variant. */
  async activity(variant: number, groups: readonly UnitGroup[]): Promise<Float32Array[]> {
    if (groups.length === 0) return [];
    const words = this.plan.length;
    const sizes = groups.map(({ units, output: { outer, inner } }) => outer * units * inner);
    const rowsOf = (size: number): number => Math.max(1, Math.min(this.#calibration, Math.floor(activityWords / size)));
    const seen = await this.#exec.submit(this.#table, [
      { do: 'copy', from: 'variants', fromOffset: variant * words, to: 'theta', toOffset: 0, words },
      { do: 'run', pass: 'calibrate', first: rows.calibrate, count: 1 },
      ...groups.map(({ output: { buffer } }, g): Command => ({
        do: 'read',
        buffer,
        offset: 0,
        words: sizes[g] * rowsOf(sizes[g]),
      })),
    ]);
    return groups.map((group, g) => activityOf(group, seen[g]));
  }

  destroy(): void {
    this.#exec.destroy();
  }
}

/** The same model, not made smaller by its own experiment: variants are what the bench makes of θ. */
const plainExperiment = (x: Experiment): Experiment => ({
  ...x,
  precision: 'f32',
  tweaks: [],
  compression: { ...x.compression, prune: 'none', qat: 'none', teacher: '' },
});

interface Place {
  buffer: string;
  /** Numbers of a row. */
  size: number;
}

/** Where activations are rounded: the inputs (but not tokens), and what every hidden layer puts out. */
export function roundedPlaces({ layers }: Plan, { inputs, vocabulary }: Dataset): Place[] {
  const hidden = layers.slice(0, -1).map(({ output }) => ({ buffer: output.value, size: output.size }));
  const all = vocabulary ? hidden : [{ buffer: 'evaluated.x', size: inputs }, ...hidden];
  return [...new Map(all.map((place) => [place.buffer, place])).values()];
}

/** Whether a call writes a buffer: what it reads first is its input. */
const writes = ({ buffers }: Call, buffer: string): boolean => buffers.slice(1).includes(buffer);

/** A pass with a rounding after the call that fills each place. */
export function rounding(pass: readonly Call[], places: readonly Place[]): Call[] {
  const out: Call[] = [];
  pass.forEach((call, at) => {
    out.push(call);
    places.forEach(({ buffer, size }, i) => {
      if (!writes(call, buffer) || pass.slice(at + 1).some((later) => writes(later, buffer))) return;
      out.push({
        kernel: 'fake_quantize',
        stage: 'forward',
        constants: { SIZE: size, PLACE: i },
        buffers: [buffer, 'ranges'],
        threads: (count) => count * size,
      });
    });
  });
  return out;
}
