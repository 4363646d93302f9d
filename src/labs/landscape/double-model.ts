// A network's loss and gradient in double precision: its plan on the twins, with arrays of f64. What exactness costs
// is a network that is not too large (`workOf`); for others there is device-model.ts.
import { twins } from '../../engine/cpu/index.ts';
import type { Call, Twin, Words } from '../../engine/kernel.ts';
import type { LossPlan } from './loss-plan.ts';
import type { LossModel, Point } from './model.ts';

interface Bound {
  twin: Twin;
  buffers: Words[];
  call: Call;
}

export class DoubleModel implements LossModel {
  readonly atOnce = 1;
  readonly length: number;
  readonly #plan: LossPlan;
  readonly #buffers = new Map<string, Words>();
  readonly #loss: Bound[];
  readonly #gradient: Bound[];
  readonly #theta: Float64Array;
  #plane: readonly [Float64Array, Float64Array, Float64Array] | undefined;

  constructor(plan: LossPlan) {
    this.#plan = plan;
    this.length = plan.length;
    for (const { name, words, type, data } of plan.buffers) {
      const array = type === 'u32' ? new Uint32Array(words) : new Float64Array(words);
      if (data) array.set(data);
      this.#buffers.set(name, array);
    }
    (this.#buffers.get('order') as Uint32Array).set(plan.samples);
    this.#theta = this.#buffers.get('theta') as Float64Array;
    const bind = (call: Call): Bound => ({
      twin: twins[call.kernel],
      buffers: call.buffers.map((name) => this.#buffers.get(name)!),
      call,
    });
    this.#loss = plan.passes.loss.map(bind);
    this.#gradient = plan.passes.gradient.map(bind);
  }

  #run(calls: readonly Bound[]): number {
    const { row } = this.#plan;
    for (const { twin, buffers, call } of calls) {
      if (!call.when || call.when(row)) twin(buffers, call.constants, row, call.parts);
    }
    return this.#buffers.get('ring')![0];
  }

  /** Running statistics of the layers, as training left them. */
  setState(state: ArrayLike<number>): void {
    const own = this.#buffers.get('state') as Float64Array | undefined;
    own?.set(Float64Array.from(state).subarray(0, own.length)); // behind it: a mixed run's scale of the loss
  }

  lossAt(theta: ArrayLike<number>): number {
    this.#theta.set(theta);
    return this.#run(this.#loss);
  }

  gradientAt(theta: ArrayLike<number>): { loss: number; gradient: Float64Array } {
    this.#theta.set(theta);
    const loss = this.#run(this.#gradient);
    return { loss, gradient: (this.#buffers.get('grad') as Float64Array).slice() };
  }

  setPlane(base: Float64Array, u: Float64Array, v: Float64Array): Promise<void> {
    this.#plane = [base, u, v];
    return Promise.resolve();
  }

  losses(points: readonly Point[]): Promise<Float64Array> {
    const [base, u, v] = this.#plane!;
    const theta = new Float64Array(base.length);
    return Promise.resolve(
      Float64Array.from(points, ([a, b]) => {
        for (let i = 0; i < theta.length; i++) theta[i] = base[i] + a * u[i] + b * v[i];
        return this.lossAt(theta);
      }),
    );
  }

  gradient(theta: Float64Array): Promise<{ loss: number; gradient: Float64Array }> {
    return Promise.resolve(this.gradientAt(theta));
  }

  destroy(): void {}
}
