// Analytic gradients against central differences, in double precision on the twins: every activation × every loss ×
// every kind of output, through three layers, for every parameter and for the data's own x.
import { describe, expect, test } from 'vitest';
import { activations, type LossName, losses, normal } from '../../experiment/index.ts';
import type { Constants } from '../kernel.ts';
import { lossSpecs } from '../losses/index.ts';
import { emptyStep } from '../step.ts';
import { twins } from './index.ts';

const B = 5;
const sizes = [3, 4, 3];
const step = { ...emptyStep(), size: B };

/** As a layer's spec: these two save their input z, all others are differentiated from their output. */
const savesInput = (activation: number): boolean => ['gelu', 'silu'].includes(activations[activation]);

interface Task {
  loss: LossName;
  /** Outputs; 0 classes is regression. */
  K: number;
  classes: number;
}

/** A net 3-4-3-K with `activation` in its hidden layers; forward and backward as a plan lists them. */
class Net {
  readonly theta: Float64Array;
  readonly grad: Float64Array;
  readonly x = Float64Array.from({ length: B * sizes[0] }, (_, i) => 1.5 * normal(3, 1, 0, i));
  readonly dx = new Float64Array(B * sizes[0]);
  readonly y: Float64Array;
  readonly #layers: { constants: Constants; a: Float64Array; z: Float64Array; dz: Float64Array }[];
  readonly #rowLoss = new Float64Array(B);

  constructor(
    readonly activation: number,
    readonly task: Task,
  ) {
    const widths = [...sizes, task.K];
    let offset = 0;
    this.#layers = widths.slice(1).map((OUT, i) => {
      const IN = widths[i];
      const own = i < sizes.length - 1 ? activation : 0;
      const WEIGHT = offset;
      const BIAS = offset + OUT * IN;
      offset = BIAS + OUT;
      const constants = { IN, OUT, WEIGHT, BIAS, ACTIVATION: own, SAVE_INPUT: savesInput(own) ? 1 : 0 };
      return { constants, a: new Float64Array(B * OUT), z: new Float64Array(B * OUT), dz: new Float64Array(B * OUT) };
    });
    this.theta = Float64Array.from({ length: offset }, (_, i) => 0.7 * normal(1, 1, 0, i));
    this.grad = new Float64Array(offset);
    this.y = Float64Array.from({ length: B }, (_, b) => (task.classes ? b % task.classes : normal(2, 1, 0, b)));
  }

  #input = (i: number): Float64Array => (i === 0 ? this.x : this.#layers[i - 1].a);
  #saved(i: number): Float64Array {
    if (i === 0) return this.x;
    const below = this.#layers[i - 1];
    return below.constants.SAVE_INPUT ? below.z : below.a;
  }

  loss(): number {
    this.#layers.forEach(({ constants, a, z }, i) => {
      twins.dense_forward([this.#input(i), this.theta, a, z], constants, step);
    });
    const { a, dz } = this.#layers.at(-1)!;
    const { loss, K, classes } = this.task;
    const { kernel, classificationOutput } = lossSpecs[loss];
    const TANH_OUTPUT = classes > 0 && classificationOutput === 'tanh' ? 1 : 0;
    twins[kernel]([a, this.y, dz, this.#rowLoss], { K, CLASSES: classes, TANH_OUTPUT }, step);
    return this.#rowLoss.reduce((sum, l) => sum + l, 0) / B;
  }

  /** Fills grad and dx. */
  backward(): void {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const { constants, dz } = this.#layers[i];
      const below = i === 0 ? { INPUT_ACTIVATION: 0 } : { INPUT_ACTIVATION: this.activation };
      const dx = i === 0 ? this.dx : this.#layers[i - 1].dz;
      const buffers = [this.#input(i), this.theta, dz, this.#saved(i), this.grad, dx];
      twins.dense_backward(buffers, { ...constants, ...below, INPUT_GRADIENT: 1 }, step);
    }
  }

  /** ∂loss/∂values[i] by central differences. */
  difference(values: Float64Array, i: number): number {
    const h = 1e-5;
    const at = values[i];
    values[i] = at + h;
    const above = this.loss();
    values[i] = at - h;
    const below = this.loss();
    values[i] = at;
    return (above - below) / (2 * h);
  }
}

const outputs = [
  { K: 1, classes: 2 },
  { K: 3, classes: 3 },
  { K: 1, classes: 0 },
];
const tasks = losses.flatMap((loss): Task[] =>
  outputs
    .filter(({ classes }) => lossSpecs[loss].tasks.includes(classes ? 'classification' : 'regression'))
    .map(({ K, classes }) => ({ loss, K, classes })),
);

describe.each(tasks)('$loss, $K outputs, $classes classes', (task) => {
  test.each(activations.map((name, i) => [name, i] as const))('%s', (_name, activation) => {
    const net = new Net(activation, task);
    net.loss();
    net.backward();
    for (const [values, gradient] of [
      [net.theta, net.grad.slice()],
      [net.x, net.dx.slice()],
    ]) {
      const numeric = Float64Array.from(gradient, (_, i) => net.difference(values, i));
      gradient.forEach((g, i) => {
        expect(Math.abs(g - numeric[i]), `${i}: ${g}, by differences ${numeric[i]}`).toBeLessThan(
          1e-8 + 1e-6 * Math.abs(g),
        );
      });
      // A net in which nothing flows would pass everything above.
      expect(Math.hypot(...gradient)).toBeGreaterThan(1e-3);
    }
  });
});
