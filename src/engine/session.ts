// The one run of a page: opens experiments, drives the trainer through the loop, and answers the controls. What it may
// be asked is in session-types.ts. Everything that changes the run in more than one number is done alone, with the
// loop standing still; a live control does not wait for that.
import { type Dataset, loadWeights } from '../data/index.ts';
import {
  changeAt,
  type Experiment,
  foldTweaks,
  isLive,
  setPath,
  truncateTweaks,
  withDefaults,
} from '../experiment/index.ts';
import type { Question } from './asking.ts';
import type { Backend } from './backend.ts';
import { BackendKeeper } from './backend-keeper.ts';
import { Exclusive } from './exclusive.ts';
import { Download } from './download.ts';
import { diagnose } from './failure.ts';
import { History } from './history.ts';
import { Loop } from './loop.ts';
import { frameOf, frameReads, type Look, smallTheta } from './observe.ts';
import { probeInputs } from './probe.ts';
import type { RunState } from './run-state.ts';
import { statusOf } from './run-status.ts';
import type {
  Asked,
  BackendChoice,
  Failure,
  Frame,
  NamedTensor,
  Probe,
  RunPhase,
  RunStatus,
  RunView,
  Session,
  StageReport,
  Topic,
  Written,
} from './session-types.ts';
import { SlowMotion } from './slow-motion.ts';
import { Trainer } from './trainer.ts';
import type { Checkpoint } from './trainer-types.ts';
import { viewOf } from './view.ts';

export function createSession(choice: BackendChoice = 'auto'): Session {
  return new RunSession(choice);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class RunSession implements Session {
  history = new History();
  frame: Frame | undefined;
  view: RunView | undefined;
  #trainer: Trainer | undefined;
  #slow: SlowMotion | undefined;
  #playing = false;
  #working = false;
  #replay = false;
  #unusable = false;
  #destroyed = false;
  #failure: Failure | undefined;
  #error: string | undefined;
  readonly #download = new Download(() => this.#tell('status'));
  #probe: Probe = { columns: 48, rows: 48 };
  readonly #look: Look = { probe: true, parameters: true };
  #checkpoint: Checkpoint | undefined;
  readonly #exclusive = new Exclusive();
  readonly #listeners = new Set<(what: Topic) => void>();
  readonly #backends: BackendKeeper;
  readonly #loop: Loop;

  constructor(choice: BackendChoice) {
    this.#backends = new BackendKeeper(choice, (reason, wasRunning) => {
      if (wasRunning && !this.#destroyed) void this.#recoverDevice(reason);
    });
    const loopLook = (): Look => this.#lookNow();
    const drivable = (): Trainer | undefined => this.#drivable();
    this.#loop = new Loop({
      get drivable() {
        return drivable();
      },
      get look() {
        return loopLook();
      },
      observed: (trainer, look, state, reads) => this.#take(trainer, look, state, reads),
      failed: (trainer) => void this.#alone(() => this.#diagnose(trainer)),
      stopped: (trainer) => {
        if (trainer === this.#trainer) void this.pause();
      },
      broken: (error) => this.#stop(error),
    });
  }

  // --- what the page sees --------------------------------------------------------------------------------------------

  get status(): RunStatus {
    return {
      ...statusOf(this.#trainer),
      phase: this.#phase(),
      stepsPerSecond: this.#playing ? this.#loop.pacer.stepsPerSecond : 0,
      backend: this.#backends.info,
      replay: this.#replay,
      failure: this.#failure,
      download: this.#download.progress,
      error: this.#error,
    };
  }

  #phase(): RunPhase {
    if (this.#unusable) return 'unusable';
    if (!this.#trainer) return 'starting';
    if (this.#failure) return 'failed';
    if (this.#playing) return 'running';
    return this.#working ? 'working' : 'ready';
  }

  get backend(): Backend | undefined {
    return this.#trainer?.backend;
  }

  get snapshots(): readonly number[] {
    return this.#trainer?.snapshots.steps ?? [];
  }

  subscribe(listener: (what: Topic) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(what: Topic): void {
    for (const listener of this.#listeners) listener(what);
  }

  #showView(): void {
    this.view = this.#trainer && viewOf(this.#trainer);
    this.#tell('view');
  }

  /** The run, if the loop may drive it now. */
  #drivable(): Trainer | undefined {
    return this.#playing && !this.#destroyed && !this.#exclusive.busy ? this.#trainer : undefined;
  }

  /** Runs a task with the loop standing still and no step half done. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#exclusive.run(async () => {
      this.#working = true;
      this.#tell('status');
      try {
        await this.#slow?.finish();
        return await task();
      } finally {
        this.#working = false;
      }
    });
    return done.finally(() => {
      this.#tell('status');
      this.#loop.start();
    });
  }

  #stop(error: unknown): void {
    if (this.#destroyed) return;
    this.#playing = false;
    this.#error = messageOf(error);
    this.#tell('status');
  }

  // --- opening -------------------------------------------------------------------------------------------------------

  async open(x: Experiment): Promise<void> {
    await this.#alone(async () => {
      const dataset = await this.#datasetOf(x);
      await loadWeights(x.model.weights);
      await loadWeights(x.compression.teacher);
      const backend = await this.#backends.backendFor(x, dataset);
      const probe = probeInputs(dataset, this.#probe);
      await this.#replace(await Trainer.create(backend, x, dataset, { probe }));
      this.#replay = x.tweaks.length > 0;
      await this.#observe();
    });
    void this.#race();
  }

  /** On a software adapter: finds out beside the page whether it is faster, and moves there if nothing was done yet. */
  async #race(): Promise<void> {
    const trainer = this.#trainer!;
    try {
      const other = await this.#backends.race(trainer.experiment, trainer.dataset);
      this.#tell('status');
      if (!other || this.#playing) return;
      await this.#alone(async () => {
        if (trainer !== this.#trainer || trainer.step > 0) return;
        await this.#moveTo(await this.#backends.backendFor(trainer.experiment, trainer.dataset), trainer, 0);
      });
    } catch {
      // A device that is lost meanwhile is told of elsewhere; the twins run on.
    }
  }

  async #datasetOf(x: Experiment): Promise<Dataset> {
    const known = this.#trainer;
    const same = known && JSON.stringify(known.experiment.data) === JSON.stringify(x.data);
    return same ? known.dataset : this.#download.of(x);
  }

  cancelDownload(): void {
    this.#download.cancel();
  }

  /** Puts a trainer in the place of the present one. */
  async #replace(trainer: Trainer): Promise<void> {
    const former = this.#trainer;
    this.#trainer = trainer;
    this.history = trainer.history;
    this.#slow = new SlowMotion(trainer);
    this.#checkpoint = undefined;
    this.#failure = undefined;
    this.#error = undefined;
    this.#loop.pacer.restart();
    this.#showView();
    await former?.destroy();
  }

  /** The device is gone: another one, or the twins, from the last checkpoint up to the step the page has shown. */
  async #recoverDevice(reason: string): Promise<void> {
    try {
      await this.#alone(async () => {
        const former = this.#trainer;
        await this.#backends.connect(reason);
        if (former) await this.#moveTo(this.#backends.current!, former, former.confirmed);
      });
    } catch (error) {
      this.#unusable = true;
      this.#stop(error);
    }
  }

  /** The same run on another backend: from the checkpoint (or the beginning), the steps since done again. */
  async #moveTo(backend: Backend, former: Trainer, step: number): Promise<void> {
    const { history, dataset, experiment } = former;
    const checkpoint = this.#checkpoint && this.#checkpoint.state.step <= step ? this.#checkpoint : undefined;
    const probe = probeInputs(dataset, this.#probe);
    await this.#replace(await Trainer.create(backend, experiment, dataset, { history, checkpoint, probe }));
    this.#checkpoint = checkpoint;
    const trainer = this.#trainer!;
    await trainer.run(step - trainer.step);
    await this.#observe();
  }

  setBackend(choice: BackendChoice): Promise<void> {
    return this.#alone(async () => {
      const former = this.#trainer;
      if (former && former.failedAt === undefined) this.#checkpoint = await former.checkpoint();
      await this.#backends.choose(choice, async () => {
        if (!former) return;
        const backend = await this.#backends.backendFor(former.experiment, former.dataset);
        await this.#moveTo(backend, former, former.step);
      });
    });
  }

  // --- running -------------------------------------------------------------------------------------------------------

  play(): void {
    if (this.#failure || this.#unusable) return;
    this.#playing = true;
    this.#error = undefined;
    this.#loop.pacer.restart();
    this.#tell('status');
    // A step that slow motion has begun is finished first.
    if (this.#slow?.midway) void this.#alone(async () => {});
    this.#loop.start();
  }

  pause(): Promise<void> {
    this.#playing = false;
    return this.#alone(() => this.#observe());
  }

  step(n = 1): Promise<{ step: number; loss: number }> {
    this.#playing = false;
    return this.#alone(async () => {
      const trainer = this.#trainer!;
      if (!this.#failure) await trainer.run(n, () => this.#destroyed);
      await this.#observe();
      return { step: trainer.step, loss: trainer.lastLoss };
    });
  }

  async stepEpoch(): Promise<void> {
    this.#playing = false;
    await this.#alone(async () => {
      const trainer = this.#trainer!;
      if (this.#failure) return;
      // Batches may change on the way: so many as are left at the present size, until the epoch's last sample is used.
      do await trainer.run(Math.max(1, Math.floor(trainer.left / trainer.batch)));
      while (trainer.left < trainer.dataset.train.n && trainer.failedAt === undefined);
      await this.#observe();
    });
  }

  nextStage(): Promise<StageReport> {
    this.#playing = false;
    return this.#exclusive
      .run(async () => {
        const slow = this.#slow!;
        const report = await slow.next();
        if (!slow.midway) await this.#observe();
        return report;
      })
      .finally(() => this.#tell('status'));
  }

  #lookNow(): Look {
    const { probe, parameters } = this.#look;
    return { probe, parameters: parameters || (this.#trainer?.plan.length ?? 0) <= smallTheta };
  }

  #take(trainer: Trainer, look: Look, state: RunState, reads: Float32Array[]): void {
    if (trainer !== this.#trainer || trainer.failedAt !== undefined) return; // the last frame before it is worth more
    const frame = frameOf(trainer.plan, trainer.dataset, trainer.evaluated, look, state, reads, this.frame);
    this.frame = frame;
    if (look.parameters)
      this.#checkpoint = { state, theta: frame.theta, moments: frame.moments, layerState: frame.layerState };
    trainer.history.evaluations.add(state.step, frame.trainLoss, frame.testLoss);
    trainer.history.version++;
    if (this.view && this.view.settings !== trainer.settings) this.#showView(); // a replayed tweak
    this.#tell('frame');
    this.#tell('status');
  }

  async #observe(): Promise<void> {
    const trainer = this.#trainer;
    if (!trainer) return;
    const look = { probe: true, parameters: true };
    const state = trainer.stateNow();
    const reads = await trainer.advance(0, true, frameReads(trainer.plan, trainer.evaluated, look));
    if (reads) this.#take(trainer, look, state, reads);
    if (trainer.failedAt !== undefined) await this.#diagnose(trainer);
  }

  async #diagnose(trainer: Trainer): Promise<void> {
    if (this.#failure || trainer !== this.#trainer || trainer.failedAt === undefined) return;
    this.#playing = false;
    this.#failure = await diagnose(trainer, trainer.failedAt);
    this.#tell('status');
  }

  // --- changes -------------------------------------------------------------------------------------------------------

  async set(path: string, value: unknown): Promise<void> {
    const live = isLive(path) || path.startsWith('theta.');
    if (!this.#trainer || !live) {
      const present = this.#trainer ? foldTweaks(this.#touched(this.#trainer)) : withDefaults();
      await this.open(setPath(present, path, value));
      return;
    }
    if (this.#failure) await this.scrub(this.#failure.lastGood);
    const trainer = this.#trainer;
    const before = this.#touched(trainer);
    // With nothing trained yet the setting is the run's own, not a change of it.
    const own = trainer.step === 0 && !path.startsWith('theta.');
    trainer.change(own ? setPath(foldTweaks(before), path, value) : changeAt(before, trainer.step, path, value));
    this.#replay = false;
    this.#showView();
    this.#tell('status');
    if (this.#playing) return;
    await this.#alone(async () => {
      if (trainer !== this.#trainer) return;
      if (trainer.unsettled) await trainer.settle();
      await this.#observe();
    });
  }

  /** The experiment as the user takes it over: what a replay had still to come is dropped. */
  #touched({ experiment, step }: Trainer): Experiment {
    return this.#replay ? truncateTweaks(experiment, step + 1) : experiment;
  }

  reset(): Promise<void> {
    return this.#alone(() => {
      const { experiment } = this.#trainer!;
      return this.#rewind(0, this.#replay ? experiment : foldTweaks(experiment));
    });
  }

  async reseed(): Promise<void> {
    const x = foldTweaks(this.#trainer!.experiment);
    await this.open({ ...x, seed: (x.seed + 1) >>> 0 });
  }

  scrub(step: number): Promise<void> {
    this.#playing = false;
    return this.#alone(() => {
      const trainer = this.#trainer!;
      const target = Math.max(0, Math.min(Math.floor(step), trainer.failedAt ?? trainer.step));
      const { experiment } = trainer;
      return this.#rewind(target, this.#replay ? experiment : truncateTweaks(experiment, target));
    });
  }

  async recover(how: 'half-lr' | 'clip' | 'as-it-was'): Promise<void> {
    if (!this.#failure) return;
    // The rate that blew up: going back drops the change that brought it.
    const { lr } = this.#trainer!.settings.optimizer;
    await this.scrub(this.#failure.lastGood);
    if (how === 'half-lr') await this.set('optimizer.lr', lr / 2);
    if (how === 'clip') {
      await this.set('optimizer.lr', lr);
      await this.set('regularization.clip', 1);
    }
    if (how !== 'as-it-was') this.play();
  }

  async #rewind(step: number, experiment: Experiment): Promise<void> {
    this.#failure = undefined;
    this.#checkpoint = undefined;
    this.#loop.pacer.restart();
    await this.#trainer!.rewind(step, experiment);
    this.#showView();
    await this.#observe();
  }

  // --- looking -------------------------------------------------------------------------------------------------------

  setProbe(probe: Probe): Promise<void> {
    this.#probe = probe;
    return this.#alone(async () => {
      const trainer = this.#trainer;
      if (!trainer) return;
      await trainer.setProbe(probeInputs(trainer.dataset, probe));
      await this.#observe();
    });
  }

  look(at: Partial<Look>): void {
    Object.assign(this.#look, at);
  }

  refresh(): Promise<Frame> {
    return this.#alone(async () => {
      await this.#observe();
      return this.frame!;
    });
  }

  async write(question: Question): Promise<Written | undefined> {
    const trainer = this.#askable();
    if (!trainer?.plan.passes.write) return undefined;
    const { step } = trainer;
    const tokens = await trainer.write(question);
    return trainer === this.#trainer ? { step, tokens } : undefined;
  }

  async ask(rows: Question['given']): Promise<Asked | undefined> {
    const trainer = this.#askable();
    if (!trainer) return undefined;
    const { step } = trainer;
    const asked = await trainer.ask(rows);
    return trainer === this.#trainer ? { step, ...asked } : undefined;
  }

  /** The run, if its weights can answer questions beside it. */
  #askable(): Trainer | undefined {
    const trainer = this.#trainer;
    return trainer?.plan.passes.ask && trainer.failedAt === undefined && !this.#destroyed ? trainer : undefined;
  }

  parameterTensors(): Promise<NamedTensor[]> {
    return this.#alone(() => this.#trainer!.tensors(false));
  }

  modelTensors(): Promise<NamedTensor[]> {
    return this.#alone(() => this.#trainer!.tensors(true));
  }

  destroy(): void {
    this.#destroyed = true;
    this.#playing = false;
    this.#listeners.clear();
    void this.#exclusive.run(async () => {
      await this.#trainer?.destroy();
      this.#backends.destroy();
    });
  }
}
