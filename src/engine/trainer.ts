// One run on one backend: turns steps into rows of the step table and submits them, takes read-backs in, keeps the
// history and the snapshots. Deterministic: nothing here depends on time. The loop that paces it is session.ts.
import type { Dataset } from '../data/types.ts';
import { type Experiment, effectiveAt, truncateTweaks } from '../experiment/index.ts';
import { adaptiveStart } from './adaptive.ts';
import { type Answered, Asker, type Question } from './asking.ts';
import type { Backend, Command, Executable } from './backend.ts';
import { compressionKey, isPruneDue, nextPrune, prunedTheta, rewindsAt } from './compression.ts';
import { type EvaluatedRows, evaluatedRows } from './evaluated-rows.ts';
import { frozenKey, withFrozen } from './frozen.ts';
import { ratesKey } from './groups.ts';
import { History } from './history.ts';
import { evaluationPasses, testLossOf } from './observe.ts';
import { compilePlan, largestBatch, mostSteps, type Plan, ringRows, tableRows } from './plan.ts';
import { noFailure, ReadBack } from './read-back.ts';
import { rateOf } from './rows.ts';
import { runSteps } from './run-steps.ts';
import { copyState, initialState, type RunState } from './run-state.ts';
import { copyIn, copyOut, Snapshots } from './snapshots.ts';
import type { NamedTensor } from './session-types.ts';
import { emptyStep, type Step } from './step.ts';
import { StepWriter } from './step-writer.ts';
import type { Checkpoint, Reads, TrainerOptions } from './trainer-types.ts';
import { Windows } from './windows.ts';

/** Row of the table that slow motion keeps for the step it is in. */
const slowRow = tableRows - 1;

/** Settings with the optimizer, and the frozen layers, whose moments are at hand: a change due at this very step is settled later. */
function withOwner(settings: Experiment, { optimizer: type, frozen }: RunState): Experiment {
  const x = withFrozen(settings, frozen);
  return type === x.optimizer.type ? x : { ...x, optimizer: { ...x.optimizer, type } };
}

/** Whether the moments of a run under one experiment can go on under the other. */
const sameMoments = (a: Experiment, b: Experiment): boolean =>
  a.optimizer.type === b.optimizer.type && frozenKey(a) === frozenKey(b);

export class Trainer {
  readonly history: History;
  readonly snapshots: Snapshots;
  /** Rows whose losses and metrics the page is shown. */
  readonly evaluated: EvaluatedRows;
  #experiment: Experiment;
  #state: RunState;
  #exec: Executable;
  #probe: Float32Array | undefined;
  readonly #writer: StepWriter;
  readonly #windows = new Windows();
  readonly #back: ReadBack;
  readonly #asker: Asker;
  #snapshotDue = false;
  #settledAt = -1;
  /** Changes with every rewind: a read-back of the time before is of no more use. */
  #generation = 0;
  #inflight: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly backend: Backend,
    readonly dataset: Dataset,
    exec: Executable,
    x: Experiment,
    options: TrainerOptions,
  ) {
    this.#experiment = x;
    this.#exec = exec;
    this.#probe = options.probe;
    this.#state = options.checkpoint ? copyState(options.checkpoint.state) : initialState(x);
    this.#writer = new StepWriter(dataset, x.seed, this.#state);
    this.#asker = new Asker(dataset);
    this.history = options.history ?? new History();
    this.#back = new ReadBack(this.history, this.#windows);
    this.#back.stand(this.#state.step);
    this.snapshots = new Snapshots(exec.plan.snapshots);
    this.evaluated = evaluatedRows(exec.plan, dataset, backend.software);
  }

  /** Compiles and allocates; the run stands at step 0, or where the checkpoint was taken. */
  static async create(
    backend: Backend,
    x: Experiment,
    dataset: Dataset,
    options: TrainerOptions = {},
  ): Promise<Trainer> {
    const state = options.checkpoint?.state;
    const settings = state ? withOwner(effectiveAt(x, state.step), state) : effectiveAt(x, 0);
    const { maxBufferBytes } = backend;
    const exec = await backend.prepare(compilePlan(settings, dataset, { probe: options.probe, maxBufferBytes }));
    if (options.checkpoint) {
      exec.write('theta', options.checkpoint.theta);
      exec.write('moments', options.checkpoint.moments);
      exec.write('state', options.checkpoint.layerState);
    }
    return new Trainer(backend, dataset, exec, x, options);
  }

  get plan(): Plan {
    return this.#exec.plan;
  }
  get bytes(): number {
    return this.#exec.bytes;
  }
  /** What does its steps: one kernel for many of them, or the plan's calls one by one. */
  get kind(): 'fused' | 'plan' {
    return this.#exec.trainer;
  }
  get experiment(): Experiment {
    return this.#experiment;
  }
  /** Updates handed to the backend so far. */
  get step(): number {
    return this.#state.step;
  }
  get epoch(): number {
    return this.#state.sampler.epoch;
  }
  /** Steps whose losses have come back. */
  get confirmed(): number {
    return this.#back.confirmed;
  }
  /** First step with a non-finite value, once it is known. */
  get failedAt(): number | undefined {
    return this.#back.failedAt;
  }
  /** Loss of the last confirmed step. */
  get lastLoss(): number {
    return this.#back.lastLoss;
  }
  /** Settings in force at the next step. */
  get settings(): Experiment {
    return effectiveAt(this.#experiment, this.#state.step);
  }
  get lr(): number {
    return rateOf(this.settings, this.#state);
  }
  get batch(): number {
    return this.settings.batch.strategy === 'adaptive'
      ? Math.min(this.#state.adaptive.size, this.dataset.train.n)
      : largestBatch(this.settings, this.dataset.train.n);
  }
  /** Samples still to come in this epoch. */
  get left(): number {
    return this.dataset.train.n - this.#state.sampler.cursor || this.dataset.train.n;
  }

  /** The same run with other tweaks from now on. Tweaks of the past must be unchanged. */
  change(x: Experiment): void {
    this.#experiment = x;
    this.#settledAt = -1;
    if (this.#state.step === 0) this.#state.adaptive = adaptiveStart(this.settings.batch);
  }

  /** Whether something must be done between steps, by `settle`, before the next one. */
  get unsettled(): boolean {
    const { step } = this.#state;
    if (this.#settledAt === step) return false;
    return (
      this.#needsPlan(this.settings) ||
      this.#windows.isBoundary(this.settings, step) ||
      isPruneDue(this.#experiment, this.settings, step) ||
      this.#experiment.tweaks.some((t) => t.step === step)
    );
  }

  /** Steps that can be submitted at once before something must be settled. */
  get horizon(): number {
    const { step } = this.#state;
    if (this.unsettled) return 0;
    const { tweaks } = this.#experiment;
    let next =
      step +
      Math.min(mostSteps, Math.floor(this.plan.orderWords / this.plan.maxBatch), ringRows - (step - this.confirmed));
    for (const tweak of tweaks) if (tweak.step > step && tweak.step < next) next = tweak.step;
    const { settings } = this;
    return Math.min(next, this.#windows.nextBoundary(settings, step), nextPrune(settings, step)) - step;
  }

  #needsPlan(settings: Experiment): boolean {
    const { plan } = this;
    return (
      !sameMoments(settings, plan.experiment) ||
      compressionKey(settings) !== compressionKey(plan.experiment) ||
      ratesKey(settings) !== ratesKey(plan.experiment) ||
      (settings.batch.strategy === 'adaptive') !== (plan.experiment.batch.strategy === 'adaptive') ||
      largestBatch(settings, this.dataset.train.n) > plan.maxBatch
    );
  }

  /**
   * Does what is due between two steps: parameters set by hand, window decisions, a plan for another optimizer. Resolves
   * with whether early stopping has just decided that the run should stop here.
   */
  async settle(): Promise<boolean> {
    let stops = false;
    const { step } = this.#state;
    const { settings } = this;
    const experiment = this.#experiment;
    if (this.#windows.isBoundary(settings, step)) {
      const wanted = this.#windows.wantsTestLoss(settings, step);
      const outputs =
        wanted || this.confirmed < step
          ? await this.advance(
              0,
              true,
              wanted ? { passes: evaluationPasses(this.plan, 'test', this.dataset.test.n) } : undefined,
            )
          : [];
      if (!outputs) return false; // rewound meanwhile
      const testLoss = wanted ? testLossOf(this.plan, this.dataset, outputs) : undefined;
      this.#windows.decide(settings, this.#state, testLoss);
      stops = wanted && this.#state.early.stoppedAt === step;
    }
    if (this.#needsPlan(settings)) await this.#replan(settings);
    for (const tweak of this.#experiment.tweaks) {
      if (tweak.step !== step) continue;
      if (tweak.path === 'batch.strategy' || tweak.path === 'batch.size')
        this.#state.adaptive = adaptiveStart(settings.batch);
      if (tweak.path.startsWith('theta.')) {
        const index = Number(tweak.path.slice('theta.'.length));
        // Not between two tensors: a value there would be part of the penalties.
        const known = this.plan.parameters.some(({ offset, length }) => index >= offset && index < offset + length);
        if (known) this.#exec.write('theta', Float32Array.of(Number(tweak.value)), index);
      }
    }
    if (isPruneDue(experiment, settings, step)) await this.#prune(settings);
    // A control may have moved while a plan was compiled: then once more.
    if (experiment === this.#experiment) this.#settledAt = step;
    return stops;
  }

  /** Removes weights; where the rest goes back to the start with that, the optimizer does too. */
  async #prune(settings: Experiment): Promise<void> {
    const { step } = this.#state;
    const { parameters, length } = this.plan;
    const generation = this.#generation;
    const [theta, gradient] = await this.read([
      { buffer: 'theta', words: length },
      { buffer: 'grad', words: length },
    ]);
    if (generation !== this.#generation) return; // rewound meanwhile
    const pruned = prunedTheta(parameters, settings, step, theta, gradient);
    if (!rewindsAt(settings, step)) return this.#exec.write('theta', pruned);
    const initial = this.plan.buffers.find(({ name }) => name === 'theta')!.data as Float32Array;
    this.#exec.write('theta', initial.map((w, i) => (pruned[i] === 0 ? 0 : w))); // oxfmt-ignore
    this.#exec.write('moments', new Float32Array(2 * length));
    this.#state.since = step;
  }

  /** Another plan for the same θ: after a change of the optimizer (its moments start anew), a larger batch, another probe. */
  async #replan(settings: Experiment): Promise<void> {
    const same = sameMoments(settings, this.plan.experiment);
    const plan = compilePlan(settings, this.dataset, {
      probe: this.#probe,
      minBatch: this.plan.maxBatch,
      maxBufferBytes: this.backend.maxBufferBytes,
    });
    const next = await this.backend.prepare(plan);
    await this.#inflight;
    const kept = ['theta', 'grad', 'ring', 'noise_ring', 'flag', 'state', 'snapshots', ...(same ? ['moments'] : [])];
    const inBoth = (name: string): boolean =>
      [plan, this.plan].every(({ buffers }) => buffers.some((b) => b.name === name));
    next.adopt(this.#exec, kept.filter(inBoth));
    this.#exec.destroy();
    this.#exec = next;
    if (!same) {
      this.#state.optimizer = settings.optimizer.type;
      this.#state.frozen = frozenKey(settings);
      this.#state.since = this.#state.step;
    }
  }

  async setProbe(probe: Float32Array | undefined): Promise<void> {
    this.#probe = probe;
    await this.#replan(this.plan.experiment);
  }

  /**
   * Submits n ≤ horizon steps and, with `read`, takes in the losses of all steps so far. Resolves with the answers
   * to `reads`, in order, or with undefined if the run was rewound meanwhile.
   */
  async advance(n: number, read = false, reads: Reads = { passes: [] }): Promise<Float32Array[] | undefined> {
    const commands: Command[] = [];
    const generation = this.#generation;
    const from = this.confirmed;
    if (this.#snapshotDue) this.#copySnapshot(commands);
    this.#writeRows(n);
    if (n > 0) commands.push({ do: 'run', pass: 'train', first: 0, count: n });
    const to = this.#state.step;
    const own = read ? this.#back.ask(this.plan, commands, to) : 0;
    let row = n;
    for (const { pass, offset, size, reads: wanted } of reads.passes) {
      const step = emptyStep();
      step.offset = offset;
      step.size = size;
      this.#writer.table.set(row, step);
      commands.push({ do: 'run', pass, first: row, count: 1 });
      row++;
      for (const { buffer, words } of wanted) commands.push({ do: 'read', buffer, offset: 0, words });
    }
    const submitted = this.#exec.submit(this.#writer.table, commands);
    // Without its answers: each would hold those of all submits before it.
    this.#inflight = Promise.allSettled([this.#inflight, submitted]).then(() => undefined);
    const answers = await submitted;
    if (generation !== this.#generation) return undefined;
    if (read) this.#back.take(this.plan, this.#experiment, answers.slice(0, own), from, to);
    return answers.slice(own);
  }

  #writeRows(n: number, first = 0): void {
    const note = (step: number, lr: number): void => this.#back.noteRate(step, lr);
    const words = this.#writer.write(n, first, this.plan, this.#state, () => this.settings, note);
    if (words > 0) this.#exec.write('order', this.#writer.order.subarray(0, words));
  }

  /** n updates exactly, and their losses taken in. Stops early at a failure, or when `stop` says so. */
  run(n: number, stop: () => boolean = () => false): Promise<void> {
    return runSteps(this, n, stop);
  }

  /** Asks for a snapshot at the next step at which one is possible. */
  requestSnapshot(): void {
    this.#snapshotDue = true;
  }

  /** Copies θ and the moments into a slot on the device, before the steps of this submit. */
  #copySnapshot(commands: Command[]): void {
    const { step } = this.#state;
    // Not where a tweak is due: going back to this step drops that tweak, and it may be in θ already.
    const possible =
      this.#windows.isClean(this.settings, step) &&
      !isPruneDue(this.#experiment, this.settings, step) &&
      !this.#experiment.tweaks.some((t) => t.step === step);
    if (!possible) return;
    this.#snapshotDue = false;
    if (step === 0 || this.snapshots.before(step)?.state.step === step) return;
    commands.push(...copyIn(this.snapshots.take(copyState(this.#state)), this.plan));
  }

  /** θ, the moments and the states as they are now, on the host. */
  async checkpoint(): Promise<Checkpoint> {
    const state = this.stateNow();
    const { length, stateLength } = this.plan;
    const [theta, moments, layerState] = await this.read([
      { buffer: 'theta', words: length },
      { buffer: 'moments', words: 2 * length },
      { buffer: 'state', words: stateLength },
    ]);
    return { state, theta, moments, layerState };
  }

  stateNow(): RunState {
    return copyState(this.#state);
  }

  /** Reads whole buffers, after all that was submitted. */
  read(reads: { buffer: string; words: number }[]): Promise<Float32Array[]> {
    return this.#exec.submit(
      this.#writer.table,
      reads.map(({ buffer, words }) => ({ do: 'read', buffer, offset: 0, words })),
    );
  }

  /** The tokens that the model puts at some places of some rows, with the weights of this moment (asking.ts). */
  write(question: Question): Promise<number[][]> {
    return this.#beside(this.#asker.write(this.#exec, question));
  }

  /** The answers to some rows (n × T tokens), and the inside of the model for the first of them. */
  ask(rows: Question['given']): Promise<Answered> {
    return this.#beside(this.#asker.ask(this.#exec, rows));
  }

  /** Something that is worked out beside the run: the plan's buffers stay until it is done. */
  #beside<T>(work: Promise<T>): Promise<T> {
    this.#inflight = Promise.allSettled([this.#inflight, work]).then(() => undefined);
    return work;
  }

  /** θ as named tensors, and the states if they are wanted too. */
  async tensors(states: boolean): Promise<NamedTensor[]> {
    const { plan } = this;
    const lists = { theta: plan.parameters, ...(states && { state: plan.states }) };
    const buffers = await this.read([
      { buffer: 'theta', words: plan.length },
      { buffer: 'state', words: plan.stateLength },
    ]);
    return Object.values(lists).flatMap((places, i) =>
      places.map(({ name, shape, offset, length }) => ({
        name,
        shape,
        data: buffers[i].slice(offset, offset + length),
      })),
    );
  }

  /** One stage of a step by itself, for slow motion. The stage `batch` begins the next step. */
  async stage(pass: string, begin: boolean, reads: { buffer: string; words: number }[]): Promise<Float32Array[]> {
    if (begin) this.#writeRows(1, slowRow);
    return this.#exec.submit(this.#writer.table, [
      { do: 'run', pass, first: slowRow, count: 1 },
      ...reads.map(({ buffer, words }) => ({ do: 'read' as const, buffer, offset: 0, words })),
    ]);
  }

  /** The step slow motion is in. */
  get row(): Step {
    return this.#writer.table.get(slowRow, emptyStep());
  }
  get order(): Uint32Array {
    return this.#writer.order;
  }

  /**
   * Back to a step of the past, exactly: from the nearest snapshot before it, by doing the steps between again.
   * Tweaks and history from there on are dropped.
   */
  async rewind(target: number, experiment = truncateTweaks(this.#experiment, target)): Promise<void> {
    this.#generation++;
    await this.#inflight;
    const snapshot = this.snapshots.before(target);
    this.snapshots.truncate(target);
    this.#experiment = experiment;
    this.history.truncate(target);
    if (snapshot) {
      this.#stand(copyState(snapshot.state));
      await this.#exec.submit(this.#writer.table, copyOut(snapshot.slot, this.plan));
    } else {
      this.#stand(initialState(this.#experiment));
      for (const name of ['theta', 'state'])
        this.#exec.write(name, this.plan.buffers.find((b) => b.name === name)!.data!);
      this.#exec.write('moments', new Float32Array(2 * this.plan.length));
    }
    this.#exec.write('flag', new Uint32Array(4).fill(noFailure));
    if (!sameMoments(withOwner(this.plan.experiment, this.#state), this.plan.experiment)) {
      await this.#replanKeepingMoments();
    }
    await this.run(target - this.step);
  }

  /** A plan for the optimizer whose moments a snapshot brought. */
  async #replanKeepingMoments(): Promise<void> {
    const { since } = this.#state;
    const settings = withOwner(this.settings, this.#state);
    const moments = await this.read([{ buffer: 'moments', words: 2 * this.plan.length }]);
    await this.#replan(settings);
    this.#exec.write('moments', moments[0]);
    this.#state.since = since;
  }

  #stand(state: RunState): void {
    this.#state = state;
    this.#writer.stand(this.#experiment.seed, state);
    this.#settledAt = -1;
    this.#back.stand(state.step);
  }

  /** Sets what training changes besides θ and the moments (running statistics). */
  setState(state: Float32Array): void {
    this.#exec.write('state', state);
  }

  /** Another teacher's logits (n, K) and hidden layer (n, …), or the same one's after it has learnt on. */
  setTeacher(logits: Float32Array, features?: Float32Array): void {
    this.#exec.write('teacher', logits);
    if (features) this.#exec.write('teacher.features', features);
  }

  /** Sets θ as a whole (weights from a file, a comparison's common start). */
  setTheta(theta: Float32Array): void {
    this.#exec.write('theta', theta);
  }

  /** Waits for what is under way, then frees everything. */
  async destroy(): Promise<void> {
    this.#generation++;
    await this.#inflight;
    this.#exec.destroy();
  }
}
