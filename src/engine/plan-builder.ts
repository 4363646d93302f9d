// What a plan is collected in while its layers are compiled: buffers, parameters, states and live values, by name.
import type { Experiment, LayerConfig } from '../experiment/index.ts';
import type { Inside } from './inside.ts';
import type { BufferSpec, Call, Parameter } from './kernel.ts';
import { LayerError } from './layers/errors.ts';
import { layerSpecs, type Tensor } from './layers/index.ts';
import { liveCount } from './step.ts';

export const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/** One named tensor's place in `state`; the exported PyTorch module has a buffer of this name. */
export interface StateTensor {
  name: string;
  shape: number[];
  offset: number;
  length: number;
}

/** A live value of a layer in given settings. */
export type LiveValue = (settings: Experiment) => number;

/** Collects buffers and parameters while layers are compiled. */
export class PlanBuilder {
  readonly buffers = new Map<string, BufferSpec>();
  readonly parameters: Parameter[] = [];
  length = 0;
  readonly initialState: number[] = [];
  readonly liveValues: LiveValue[] = [];
  /** Places in the buffer `state`. */
  readonly states: StateTensor[] = [];
  readonly #liveAt = new Map<string, number>();

  buffer(name: string, words: number, type: 'f32' | 'u32' = 'f32', data?: BufferSpec['data']): string {
    // Whole vec4s: kernels that read four at a time may read the last one whole.
    const rounded = Math.max(4, Math.ceil(words / 4) * 4);
    const known = this.buffers.get(name);
    if (!known || known.words < rounded) this.buffers.set(name, { name, words: rounded, type, data });
    return name;
  }

  parameter(tensor: Omit<Parameter, 'offset' | 'length'>): number {
    const known = this.parameters.find((p) => p.name === tensor.name);
    if (known) return known.offset;
    const length = product(tensor.shape);
    const offset = this.length;
    this.parameters.push({ ...tensor, offset, length });
    this.length = Math.ceil((offset + length) / 4) * 4;
    return offset;
  }

  /** Numbers in the buffer `state`, by name: the same place when the layer is compiled again. */
  state(name: string, length: number, initial: number): number {
    const known = this.states.find((state) => state.name === name);
    if (known) return known.offset;
    const offset = this.initialState.length;
    this.states.push({ name, shape: [length], offset, length });
    for (let i = 0; i < Math.ceil(length / 4) * 4; i++) this.initialState.push(i < length ? initial : 0);
    return offset;
  }

  /** Place of a live value in a step's row, by name; `layer`: whose it is, to be told where there are too many. */
  live(name: string, value: LiveValue, layer = 0): number {
    const known = this.#liveAt.get(name);
    if (known !== undefined) return known;
    if (this.liveValues.length === liveCount) throw new LayerError(layer, 'too-many-live', { limit: liveCount });
    this.#liveAt.set(name, this.liveValues.length);
    return this.liveValues.push(value) - 1;
  }

  /** The forward and backward calls of all layers (backward: one list a layer, in the layers' order) on buffers named `<prefix>…` of `rows` rows. */
  stack(configs: readonly LayerConfig[], input: Tensor, prefix: string, rows: number) {
    const outputs: Tensor[] = [];
    const forward: Call[] = [];
    const backward: Call[][] = [];
    const insides: { layer: number; inside: Inside }[] = [];
    let tensor = input;
    configs.forEach((config, index) => {
      let lives = 0;
      if (tensor.vocabulary !== undefined && config.type !== 'embedding') {
        throw new LayerError(index, 'needs-embedding', { type: config.type });
      }
      const layer = layerSpecs[config.type].compile(config, {
        index,
        input: tensor,
        parameter: (name, shape, role, fanIn, fanOut, initial) =>
          this.parameter({ name: `layers.${index}.${name}`, shape, layer: index, role, fanIn, fanOut, initial }),
        state: (name, length, initial) => this.state(`layers.${index}.${name}`, length, initial),
        live: (value) => this.live(`${index}.${lives++}`, value, index),
        buffer: (name, size, per = 1) => this.buffer(`${prefix}.${index}.${name}`, size * Math.ceil(rows / per)),
        scratch: (name, words, values) => this.buffer(`scratch.${index}.${name}`, words, 'f32', values),
      });
      tensor = layer.output;
      outputs.push(tensor);
      forward.push(...layer.forward);
      backward.push(layer.backward);
      insides.push(...(layer.insides ?? []).map((inside) => ({ layer: index, inside })));
    });
    return { outputs, forward, backward, insides };
  }
}
