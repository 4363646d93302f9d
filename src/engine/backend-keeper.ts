// The backend a page runs on: opened once, raced against the twins where it is a software adapter, opened again when
// the device is lost.
import type { Dataset } from '../data/types.ts';
import type { Experiment } from '../experiment/index.ts';
import type { Backend } from './backend.ts';
import { type Chosen, openBackend, twinsAreFaster } from './choose-backend.ts';
import type { BackendChoice, BackendInfo } from './session-types.ts';

const twinsInfo: BackendInfo = { kind: 'cpu', adapter: 'JavaScript', software: true, reason: 'slow' };

/** The size of a model in powers of four: what a race says holds for about this size. */
function sizeOf(x: Experiment, { inputs }: Dataset): number {
  const work = x.model.layers.reduce((sum, layer) => sum + ('units' in layer ? layer.units ** 2 : 0), inputs ** 2);
  return Math.round(Math.log2(1 + work) / 2);
}

export class BackendKeeper {
  /** What runs. */
  info: BackendInfo = { kind: 'cpu', adapter: '', software: true };
  #current: Backend | undefined;
  /** The WebGPU backend, also while the twins run in its stead. */
  #gpu: Chosen | undefined;
  /** Software adapters: whether the twins won, by the size of the model (powers of four). */
  readonly #races = new Map<number, { faster: boolean; detail: string }>();

  /** `onLost` is told when the WebGPU device goes away, and whether it was running the experiment. */
  constructor(
    public choice: BackendChoice,
    readonly onLost: (reason: string, wasRunning: boolean) => void,
  ) {}

  get current(): Backend | undefined {
    return this.#current;
  }

  /** Opens a backend as `choice` says; `lost` is the reason why the former one is gone. */
  async connect(lost?: string): Promise<void> {
    const chosen = await openBackend(lost !== undefined && this.choice === 'webgpu' ? 'auto' : this.choice);
    const { backend } = chosen;
    this.#current = backend;
    this.info = lost === undefined ? chosen.info : { ...chosen.info, reason: 'lost', detail: lost };
    this.#gpu = backend.kind === 'webgpu' ? chosen : undefined;
    this.#races.clear();
    if (backend.kind === 'webgpu') void this.#watch(backend);
  }

  async #watch(backend: Backend): Promise<void> {
    const reason = await backend.lost;
    if (this.#gpu?.backend !== backend) return;
    this.#gpu = undefined;
    this.onLost(reason, this.#current === backend);
  }

  /**
   * The backend for an experiment: the one at hand, but for a software adapter the twins, until a race (see `race`) on
   * a model of this size has shown that it is faster.
   */
  async backendFor(x: Experiment, dataset: Dataset): Promise<Backend> {
    if (!this.#current) await this.connect();
    const current = this.#current!;
    const gpu = this.#gpu;
    if (this.choice !== 'auto' || !gpu?.backend.software) return current;
    const race = this.#races.get(sizeOf(x, dataset));
    const twins = race?.faster ?? true;
    if (twins) this.info = { ...twinsInfo, detail: race && `${gpu.backend.adapter}: ${race.detail}` };
    else this.info = gpu.info;
    if (twins === (current.kind === 'cpu')) return current;
    this.#current = twins ? (await openBackend('cpu', 'slow')).backend : gpu.backend;
    return this.#current;
  }

  /**
   * Measures a software adapter against the twins, unless that was done for a model of this size. Resolves with
   * whether `backendFor` now says something else than the backend at hand.
   */
  async race(x: Experiment, dataset: Dataset): Promise<boolean> {
    const gpu = this.#gpu?.backend;
    const size = sizeOf(x, dataset);
    if (this.choice !== 'auto' || !gpu?.software || this.#races.has(size)) return false;
    const race = await twinsAreFaster(gpu, x, dataset);
    if (this.#gpu?.backend !== gpu) return false;
    this.#races.set(size, race);
    if (this.info.reason === 'slow') this.info = { ...this.info, detail: `${gpu.adapter}: ${race.detail}` };
    return race.faster !== (this.#current?.kind === 'cpu');
  }

  /** Another choice: opens anew and gives up the device at hand, once nothing of it is used any more. */
  async choose(choice: BackendChoice, moveOver: () => Promise<void>): Promise<void> {
    this.choice = choice;
    const former = this.#gpu?.backend;
    await this.connect();
    await moveOver();
    former?.destroy();
  }

  destroy(): void {
    const gpu = this.#gpu?.backend;
    this.#gpu = undefined;
    gpu?.destroy();
  }
}
