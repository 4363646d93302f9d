// A network's loss and gradient on a backend, in single precision: for networks that are too large for the twins.
import type { Backend, Command, Executable } from '../../engine/backend.ts';
import { liveCount, StepTable } from '../../engine/step.ts';
import { callOf, prepareKernels } from '../kernels.ts';
import type { LossPlan } from './loss-plan.ts';
import type { LossModel, Point } from './model.ts';

/** Points of one submit at most, and ms it aims at: the run beside it must not wait for long. */
const mostPoints = 64;
const pace = 8;

export class DeviceModel implements LossModel {
  readonly length: number;
  atOnce = 8;
  readonly #table = new StepTable(mostPoints);

  private constructor(
    readonly plan: LossPlan,
    readonly exec: Executable,
  ) {
    this.length = plan.length;
    exec.write('order', plan.samples);
  }

  static async create(backend: Backend, plan: LossPlan): Promise<DeviceModel> {
    const { length, passes } = plan;
    const walk = callOf('theta_walk', { constants: { QUADS: length / 4 }, buffers: ['base', 'u', 'v', 'theta'] });
    walk.threads = () => length / 4;
    const vectors = ['base', 'u', 'v'].map((name) => ({ name, words: length, type: 'f32' as const }));
    const exec = await prepareKernels(backend, [...plan.buffers, ...vectors], {
      walk: [walk, ...passes.loss],
      gradient: passes.gradient,
    });
    return new DeviceModel(plan, exec);
  }

  setState(state: ArrayLike<number>): void {
    const own = this.plan.buffers.find(({ name }) => name === 'state');
    // Behind the layers' part, a run in mixed precision keeps its scale of the loss.
    if (own) this.exec.write('state', Float32Array.from(state).subarray(0, own.words));
  }

  setPlane(base: Float64Array, u: Float64Array, v: Float64Array): Promise<void> {
    this.exec.write('base', Float32Array.from(base));
    this.exec.write('u', Float32Array.from(u));
    this.exec.write('v', Float32Array.from(v));
    return Promise.resolve();
  }

  async losses(points: readonly Point[]): Promise<Float64Array> {
    const all = new Float64Array(points.length);
    for (let first = 0; first < points.length;) {
      const some = points.slice(first, first + this.atOnce);
      const start = performance.now();
      some.forEach((point, i) => {
        const row = { ...this.plan.row, slot: i, live: this.plan.row.live.slice() };
        row.live.set(point, liveCount - 2);
        this.#table.set(i, row);
      });
      const commands: Command[] = [
        { do: 'run', pass: 'walk', first: 0, count: some.length },
        { do: 'read', buffer: 'ring', offset: 0, words: 4 * some.length },
      ];
      const [ring] = await this.exec.submit(this.#table, commands);
      some.forEach((_, i) => (all[first + i] = ring[4 * i]));
      first += some.length;
      const took = performance.now() - start;
      if (took > 2 * pace) this.atOnce = Math.max(1, Math.floor(some.length / 2));
      else if (took < pace) this.atOnce = Math.min(mostPoints, 2 * some.length);
    }
    return all;
  }

  async gradient(theta: Float64Array): Promise<{ loss: number; gradient: Float64Array }> {
    this.exec.write('theta', Float32Array.from(theta));
    this.#table.set(0, this.plan.row);
    const [gradient, ring] = await this.exec.submit(this.#table, [
      { do: 'run', pass: 'gradient', first: 0, count: 1 },
      { do: 'read', buffer: 'grad', offset: 0, words: this.length },
      { do: 'read', buffer: 'ring', offset: 0, words: 4 },
    ]);
    return { loss: ring[0], gradient: Float64Array.from(gradient) };
  }

  destroy(): void {
    this.exec.destroy();
  }
}
