// The loop that drives a playing run: one submit a frame, as large as measured time allows, and a few times a second
// with what the page wants to see.
import { BackendLost } from './backend.ts';
import { frameReads, type Look } from './observe.ts';
import { Pacer } from './pacer.ts';
import type { RunState } from './run-state.ts';
import type { Trainer } from './trainer.ts';

export interface LoopHost {
  /** The run to drive; undefined while it must stand still. */
  readonly drivable: Trainer | undefined;
  readonly look: Look;
  /** An observation has come back. */
  observed(trainer: Trainer, look: Look, state: RunState, reads: Float32Array[]): void;
  failed(trainer: Trainer): void;
  /** Early stopping says that the run should stop where it stands. */
  stopped(trainer: Trainer): void;
  broken(error: unknown): void;
}

/** Unconfirmed steps after which losses are read back even between two observations: half the ring. */
const mostUnread = 4096;

export class Loop {
  readonly pacer = new Pacer();
  #settling = false;
  #scheduled = false;

  constructor(readonly host: LoopHost) {}

  /** Makes sure that the next frame is used, if there is a run to drive. */
  start(): void {
    if (this.#scheduled || !this.host.drivable) return;
    this.#scheduled = true;
    nextFrame(this.#tick);
  }

  readonly #tick = (): void => {
    this.#scheduled = false;
    const trainer = this.host.drivable;
    if (!trainer) return;
    this.pacer.tick(performance.now());
    if (!this.#settling && this.pacer.ready) {
      if (trainer.unsettled) void this.#settle(trainer);
      else void this.#guard(this.#submit(trainer));
    }
    this.start();
  };

  async #settle(trainer: Trainer): Promise<void> {
    this.#settling = true;
    const settled = async (): Promise<void> => {
      if (await trainer.settle()) this.host.stopped(trainer);
    };
    await this.#guard(settled());
    this.#settling = false;
  }

  async #submit(trainer: Trainer): Promise<void> {
    const { pacer, host } = this;
    const steps = Math.min(trainer.horizon, pacer.steps);
    const observe = pacer.frameDue;
    if (pacer.snapshotDue) trainer.requestSnapshot();
    const { look } = host;
    const measured = pacer.begin(steps, observe);
    const read = observe || steps === 0 || trainer.step + 2 * steps - trainer.confirmed > mostUnread;
    const reads = observe ? frameReads(trainer.plan, trainer.evaluated, look) : undefined;
    let answers: Float32Array[] | undefined;
    try {
      const advanced = trainer.advance(steps, read, reads);
      measured.encoded(trainer.backend.kind === 'cpu');
      const state = trainer.stateNow();
      answers = await advanced;
      if (answers && observe && trainer.failedAt === undefined) host.observed(trainer, look, state, answers);
    } finally {
      measured.finished();
    }
    if (trainer.failedAt !== undefined) host.failed(trainer);
  }

  /** A lost device is dealt with where its loss is told; anything else stops the run. */
  async #guard(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof BackendLost)) this.host.broken(error);
    }
  }
}

/** The next animation frame; a timer where there are none (Node). In a hidden tab frames stop, and so does the run. */
const nextFrame: (tick: () => void) => void =
  typeof requestAnimationFrame === 'function'
    ? (tick) => void requestAnimationFrame(tick)
    : (tick) => void setTimeout(tick, 16);
