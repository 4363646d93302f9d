// A look into the model beside its run: forward over a few samples of one's own choosing, the outputs of every layer, and
// what the output depends on, back to the input. On the twins, with the weights of this moment, as an evaluation
// does it (no dropout, the running statistics): the run is neither asked nor disturbed.
import type { Dataset } from '../../data/types.ts';
import { twins } from '../../engine/cpu/index.ts';
import { outputValues } from '../../engine/evaluate.ts';
import type { Call, Twin, Words } from '../../engine/kernel.ts';
import { inputTensor, outputLayer } from '../../engine/plan.ts';
import { PlanBuilder } from '../../engine/plan-builder.ts';
import { emptyStep } from '../../engine/step.ts';
import type { Experiment } from '../../experiment/index.ts';

/** Calls of the backward pass that nothing but the weights' gradient comes from, which nobody asks for here. */
const forWeights: readonly string[] = ['conv_backward_weight', 'conv_backward_sum'];

interface Bound {
  twin: Twin;
  buffers: Words[];
  call: Call;
}

export interface InspectedLayer {
  shape: readonly number[];
  /** Outputs, rows × size. */
  values: Float32Array;
}

export class Inspector {
  /** Hidden layers and the output layer, whose values are z. */
  readonly layers: readonly InspectedLayer[];
  readonly #buffers = new Map<string, Words>();
  readonly #forward: readonly Bound[];
  readonly #backward: readonly Bound[];
  readonly #gradients: readonly Words[];
  readonly #row = { ...emptyStep() };

  constructor(
    readonly x: Experiment,
    readonly dataset: Dataset,
    /** Samples at a time. */
    readonly rows: number,
  ) {
    const builder = new PlanBuilder();
    const input = inputTensor('input', dataset);
    builder.buffer('input', rows * input.size);
    // Token numbers are names: nothing can be differentiated by them.
    if (!dataset.vocabulary) input.gradient = builder.buffer('input.gradient', rows * input.size);
    builder.buffer('none', 4);
    const { outputs, forward, backward } = builder.stack(
      [...x.model.layers, outputLayer(dataset)],
      input,
      'inspected',
      rows,
    );
    for (const name of ['theta', 'grad']) builder.buffer(name, builder.length);
    builder.buffer('state', builder.initialState.length);
    for (const { name, words, type, data } of builder.buffers.values()) {
      const array = type === 'u32' ? new Uint32Array(words) : new Float32Array(words);
      if (data) array.set(data);
      this.#buffers.set(name, array);
    }
    const bind = (call: Call): Bound => ({
      twin: twins[call.kernel],
      buffers: call.buffers.map((name) => this.#buffer(name)),
      call,
    });
    this.#forward = forward.map(bind);
    this.#backward = backward
      .toReversed()
      .flat()
      .filter(({ kernel }) => !forWeights.includes(kernel))
      .map(bind);
    this.#gradients = outputs.map(({ gradient }) => this.#buffer(gradient!));
    this.layers = outputs.map(({ shape, size, value }) => ({
      shape,
      values: (this.#buffer(value) as Float32Array).subarray(0, rows * size),
    }));
    builder.liveValues.forEach((value, i) => (this.#row.live[i] = value(x)));
    this.#row.seed = x.seed;
  }

  #buffer(name: string): Words {
    return this.#buffers.get(name)!;
  }

  #run(calls: readonly Bound[]): void {
    for (const { twin, buffers, call } of calls) {
      if (!call.when || call.when(this.#row)) twin(buffers, call.constants, this.#row, call.parts);
    }
  }

  /** θ and the running statistics of this moment; what a run has behind those of the model helps it to train only. */
  setWeights(theta: Float32Array, state: Float32Array): void {
    for (const [name, values] of Object.entries({ theta, state })) {
      const own = this.#buffer(name) as Float32Array;
      own.set(values.subarray(0, own.length));
    }
  }

  /** Works out so many samples (n × inputs), at most `rows`; `layers` then holds what every layer made of them. */
  forward(samples: Float32Array): void {
    this.#row.size = samples.length / this.dataset.inputs;
    (this.#buffer('input') as Float32Array).set(samples);
    this.#run(this.#forward);
  }

  /** What the output layer answered to the n samples: probabilities, or values. Two classes have one number. */
  answers(): Float32Array {
    const { values, shape } = this.layers.at(-1)!;
    const z = values.subarray(0, this.#row.size * shape.reduce((a, b) => a * b, 1));
    return outputValues(this.x.loss, this.dataset, z, outputLayer(this.dataset).units);
  }

  /** ∂z_k/∂x of the first sample, after `forward`: how the output's number k would follow the inputs. */
  inputGradient(k: number): Float32Array {
    const last = this.#gradients.at(-1)!;
    last.fill(0);
    last[k] = 1;
    this.#row.size = 1;
    this.#run(this.#backward);
    return (this.#buffer('input.gradient') as Float32Array).slice(0, this.dataset.inputs);
  }
}
