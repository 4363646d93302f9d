// A population on WebGPU: the fused trainer makes many runs beside each other. All advance together, some steps of some
// runs a dispatch: as many as measured time allows, so that no dispatch holds the device for 50 ms.
import type { Dataset } from '../../data/types.ts';
import type { Experiment } from '../../experiment/index.ts';
import { BackendLost, PlanTooLarge } from '../backend.ts';
import { FusedPipeline, type FusedKernel, FusedTrainer } from '../fused/trainer.ts';
import type { GpuBackend } from '../gpu/backend.ts';
import { StagingPool } from '../gpu/staging.ts';
import { initialKey } from '../initialize.ts';
import { largestBatch, type Plan, startTheta } from '../plan.ts';
import { noFailure } from '../read-back.ts';
import { emptyStep, stepStride, StepTable } from '../step.ts';
import { PopulationRows, wordsOfStep } from './rows.ts';
import { rest } from './turns.ts';
import { type Population, type PopulationOptions, type RunOptions, stripEvery, type Summary } from './types.ts';

/** Milliseconds a dispatch aims at, if nothing else is asked for. */
const usualPace = 16;
/** Steps a run makes in one dispatch, at most: from here on, starting a run again costs nothing. */
const mostSteps = 64;
/** Steps, and words of `order`, that a dispatch has at most. */
const mostRows = 32768;
const mostOrder = 2 ** 20;
/** Work of the first dispatch, before anything is known: a few milliseconds of the slowest adapters. */
const firstWork = 2 ** 19;
/** What an update is, counted in samples' ways through the network. */
const updateWork = 4;
/** A run's summary before its first step: see shaders/population_summary.wgsl. */
const noSummary = [0, 3.4e38, -1, -1];

export class DevicePopulation implements Population {
  readonly trainer = 'fused';
  readonly runs: number;
  readonly steps: number;
  readonly every: number;
  readonly entries: number;
  readonly #buffers = new Map<string, GPUBuffer>();
  readonly #trainer: FusedTrainer;
  readonly #summarize: { pipeline: GPUComputePipeline; bindings: GPUBindGroup; step: GPUBindGroup };
  readonly #rows: PopulationRows;
  readonly #table: StepTable;
  readonly #order: Uint32Array<ArrayBuffer>;
  readonly #numbers = new StepTable(1);
  readonly #staging: StagingPool;
  readonly #goal: number;
  /** Steps that the ring has room for. */
  readonly #mostRows: number;
  /** The block of steps that is being done, and the first run that has not done it. */
  #block = { from: 0, rows: 0, run: 0 };
  /** Multiplications, about, of a step of each run; what of them a dispatch may have, and ms that one takes. */
  readonly #work: readonly number[];
  #budget = firstWork;
  #each = Infinity;
  #lost: string | undefined;
  #destroyed = false;

  private constructor(
    readonly backend: GpuBackend,
    readonly plan: Plan,
    experiments: readonly Experiment[],
    dataset: Dataset,
    options: PopulationOptions,
    fused: FusedPipeline,
    summary: { pipeline: GPUComputePipeline; layout: GPUBindGroupLayout },
  ) {
    const { device } = backend;
    this.runs = experiments.length;
    this.steps = options.steps;
    this.every = stripEvery(options);
    this.entries = Math.ceil(this.steps / this.every);
    this.#goal = Math.max(-3.4e38, options.goal ?? -Infinity);
    const { n } = dataset.train;
    const batches = experiments.map((x) => largestBatch(x, n));
    const largest = batches.reduce((a, b) => Math.max(a, b));
    this.#work = batches.map((size) => plan.length * (size + updateWork));
    this.#rows = new PopulationRows(experiments, n, largest, plan.live);
    const block = Math.min(mostSteps, this.steps);
    this.#mostRows = Math.min(mostRows, block * this.runs);
    const mostRuns = Math.min(this.runs, this.#mostRows);
    this.#table = new StepTable(mostRuns);
    const apart = block * this.runs * (largest + wordsOfStep);
    const together = block * largest + wordsOfStep * this.#mostRows;
    this.#order = new Uint32Array(Math.max(Math.min(mostOrder, apart), together));
    const P = plan.length;
    this.#buffer('steps', mostRuns * (stepStride / 4));
    this.#buffer('order', this.#order.length);
    this.#buffer('x', dataset.train.x.length, dataset.train.x);
    this.#buffer('y', dataset.train.y.length, dataset.train.y);
    this.#buffer('theta', this.runs * P, initialThetas(plan, experiments));
    this.#buffer('moments', this.runs * 2 * P);
    this.#buffer('grad', this.runs * P);
    this.#buffer('ring', 4 * this.#mostRows);
    this.#buffer('flag', 4 * this.runs, new Uint32Array(4 * this.runs).fill(noFailure));
    const summaries = Float32Array.from({ length: 4 * this.runs }, (_, i) => noSummary[i % 4]);
    this.#buffer('summary', 4 * this.runs, summaries);
    this.#buffer('strips', this.runs * this.entries);
    const numbers = device.createBuffer({
      label: 'Population.numbers',
      size: stepStride,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    this.#buffers.set('numbers', numbers);
    this.#trainer = new FusedTrainer(device, fused, (name) => this.#buffers.get(name)!);
    const bind = (layout: GPUBindGroupLayout, buffers: GPUBuffer[]) =>
      device.createBindGroup({
        label: 'Population.summary',
        layout,
        entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
      });
    const summarized = ['ring', 'flag', 'summary', 'strips'].map((name) => this.#buffers.get(name)!);
    this.#summarize = {
      pipeline: summary.pipeline,
      bindings: bind(summary.layout, summarized),
      step: bind(backend.compiler.stepLayout, [numbers]),
    };
    this.#staging = new StagingPool(device);
    void backend.lost.then((reason) => (this.#lost = reason));
  }

  static async create(
    backend: GpuBackend,
    plan: Plan,
    kernel: FusedKernel,
    experiments: readonly Experiment[],
    dataset: Dataset,
    options: PopulationOptions,
  ): Promise<DevicePopulation> {
    const entries = Math.ceil(options.steps / stripEvery(options));
    for (const [what, words] of [
      ['moments', 2 * plan.length],
      ['strips', entries],
    ] as const) {
      const bytes = 4 * experiments.length * words;
      if (bytes > backend.maxBufferBytes) throw new PlanTooLarge(bytes, backend.maxBufferBytes, `${what} of all runs`);
    }
    const [fused, summary] = await Promise.all([
      FusedPipeline.get(backend.device, kernel),
      backend.compiler.pipeline('population_summary', { WG: backend.workgroups.ordinary }),
    ]);
    return new DevicePopulation(backend, plan, experiments, dataset, options, fused, summary);
  }

  #buffer(name: string, words: number, data?: Float32Array | Uint32Array): void {
    const buffer = this.backend.device.createBuffer({
      label: `Population.${name}`,
      size: Math.max(16, Math.ceil(words / 4) * 16),
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
    if (data) this.backend.device.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>);
    this.#buffers.set(name, buffer);
  }

  get done(): number {
    const { from, rows, run } = this.#block;
    return (from * this.runs + rows * run) / (this.steps * this.runs);
  }

  async run({ signal, onProgress, share = () => 1, pace = usualPace }: RunOptions = {}): Promise<void> {
    const { queue } = this.backend.device;
    const stopped = () => this.#destroyed || signal?.aborted === true;
    while (this.done < 1 && !stopped()) {
      // What others have asked of the device is no time of ours.
      await queue.onSubmittedWorkDone();
      const { rows, count, work } = this.#next();
      const submit = this.#prepare(rows, count);
      const start = performance.now();
      submit();
      await queue.onSubmittedWorkDone();
      if (this.#lost !== undefined) throw new BackendLost(this.#lost);
      const took = Math.max(1, performance.now() - start); // a coarse clock may say 0
      // At best: a dispatch that waited for others, or that is too small to fill the device, says nothing of larger ones.
      this.#each = Math.min(took / work, 1.25 * this.#each);
      this.#budget = Math.min(2 * this.#budget, pace / this.#each);
      this.#stepOn(rows, count);
      await rest(took, share());
      onProgress?.(this.done);
    }
  }

  /** The next dispatch: of the block's next runs as many as the budget has work for. */
  #next(): { rows: number; count: number; work: number } {
    const block = this.#block;
    const first = block.run;
    if (block.rows === 0) {
      const largest = this.#work.reduce((a, b) => Math.max(a, b));
      block.rows = Math.max(1, Math.min(mostSteps, this.steps - block.from, Math.floor(this.#budget / largest)));
    }
    const { rows } = block;
    let most = Math.min(this.runs - first, Math.floor(this.#mostRows / rows));
    if (!this.#rows.shared(first, most)) most = Math.min(most, this.#affordable(rows));
    let [count, work] = [1, rows * this.#work[first]];
    while (count < most && work + rows * this.#work[first + count] <= this.#budget) {
      work += rows * this.#work[first + count++];
    }
    return { rows, count, work };
  }

  #stepOn(rows: number, count: number): void {
    this.#block.run += count;
    if (this.#block.run === this.runs) this.#block = { from: this.#block.from + rows, rows: 0, run: 0 };
  }

  /** Writes what a dispatch of the next runs needs; gives what submits it. */
  #prepare(rows: number, count: number): () => void {
    const { device } = this.backend;
    const { from, run: first } = this.#block;
    const used = this.#rows.fill(this.#table, this.#order, first, count, from, rows);
    const step = emptyStep();
    Object.assign(step, { index: from, offset: first, size: count });
    step.live.set([rows, this.every, this.entries, this.#goal]);
    this.#numbers.set(0, step);
    const { queue } = device;
    queue.writeBuffer(this.#buffers.get('steps')!, 0, this.#table.bytes, 0, count * stepStride);
    queue.writeBuffer(this.#buffers.get('order')!, 0, this.#order, 0, used);
    queue.writeBuffer(this.#buffers.get('numbers')!, 0, this.#numbers.bytes);
    const encoder = device.createCommandEncoder({ label: 'Population.submit' });
    const pass = encoder.beginComputePass();
    this.#trainer.encode(pass, { first: 0, count: rows, replica: first, runs: count });
    pass.setPipeline(this.#summarize.pipeline);
    pass.setBindGroup(0, this.#summarize.step, [0]);
    pass.setBindGroup(1, this.#summarize.bindings);
    pass.dispatchWorkgroups(Math.ceil(count / this.backend.workgroups.ordinary));
    pass.end();
    const commands = encoder.finish();
    return () => queue.submit([commands]);
  }

  /** Runs whose samples, if each has its own, fit into `order`. */
  #affordable(rows: number): number {
    return Math.max(1, Math.floor(this.#order.length / (rows * (this.#rows.largest + wordsOfStep))));
  }

  async #read(name: string, words: number): Promise<Float32Array> {
    const { device } = this.backend;
    const staging = this.#staging.take(4 * words);
    const encoder = device.createCommandEncoder({ label: 'Population.read' });
    encoder.copyBufferToBuffer(this.#buffers.get(name)!, 0, staging, 0, 4 * words);
    device.queue.submit([encoder.finish()]);
    try {
      await staging.mapAsync(GPUMapMode.READ, 0, 4 * words);
    } catch {
      throw new BackendLost(this.#lost ?? 'read-back failed');
    }
    const copy = new Float32Array(staging.getMappedRange(0, 4 * words).slice(0));
    staging.unmap();
    if (this.#destroyed) staging.destroy();
    else this.#staging.give(staging);
    return copy;
  }

  async summaries(): Promise<Summary[]> {
    const all = await this.#read('summary', 4 * this.runs);
    return Array.from({ length: this.runs }, (_, run) => {
      const [last, least, failedAt, reachedAt] = all.subarray(4 * run, 4 * run + 4);
      const any = least < 3.3e38;
      return {
        last: any ? last : Number.NaN,
        least: any ? least : Number.NaN,
        failedAt: failedAt < 0 ? undefined : failedAt,
        reachedAt: reachedAt < 0 ? undefined : reachedAt,
      };
    });
  }

  async strips(): Promise<Float32Array> {
    const { from, rows, run: next } = this.#block;
    const [strips, summaries] = await Promise.all([
      this.#read('strips', this.runs * this.entries),
      this.#read('summary', 4 * this.runs),
    ]);
    for (let run = 0; run < this.runs; run++) {
      const made = from + (run < next ? rows : 0);
      const failed = summaries[4 * run + 2];
      for (let entry = 0; entry < this.entries; entry++) {
        const at = run * this.entries + entry;
        const steps = Math.min(made, (entry + 1) * this.every) - entry * this.every;
        const broken = failed >= 0 && failed < (entry + 1) * this.every;
        strips[at] = steps <= 0 || broken ? Number.NaN : (strips[at] * this.every) / steps;
      }
    }
    return strips;
  }

  parameters(): Promise<Float32Array> {
    return this.#read('theta', this.runs * this.plan.length);
  }

  destroy(): void {
    this.#destroyed = true;
    for (const buffer of this.#buffers.values()) buffer.destroy();
    this.#trainer.destroy();
    this.#staging.destroy();
  }
}

/** θ of all runs before the first step. */
function initialThetas(plan: Plan, experiments: readonly Experiment[]): Float32Array {
  const all = new Float32Array(experiments.length * plan.length);
  const known = new Map<string, Float32Array>();
  experiments.forEach((x, run) => {
    const key = initialKey(x);
    const theta = known.get(key) ?? startTheta(plan, x);
    known.set(key, theta);
    all.set(theta, run * plan.length);
  });
  return all;
}
