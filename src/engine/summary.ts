// What a stack of layers costs, layer by layer, and which layer makes a shape impossible: known without compiling
// a plan or allocating anything.
import type { Dataset } from '../data/types.ts';
import type { Experiment, LayerConfig } from '../experiment/index.ts';
import { LayerError, OutputMismatch } from './layers/errors.ts';
import { layerSpecs, type Tensor } from './layers/index.ts';
import { inputTensor, largestBatch, outputLayer } from './plan.ts';
import { PlanBuilder } from './plan-builder.ts';

export interface LayerSummary {
  config: LayerConfig;
  /** Shapes of one row that comes in and goes out. */
  input: readonly number[];
  shape: readonly number[];
  /** Numbers that are learnt. */
  parameters: number;
  /** Multiplications with an addition, to work out one sample. */
  multiplyAdds: number;
  /** What the layer keeps while it trains on a batch: its outputs, their gradients, scratch. Its parameters not counted. */
  bytes: number;
}

export interface StackSummary {
  /** Hidden layers and the output layer, as far as their shapes are possible. */
  layers: LayerSummary[];
  /** Why the next one's is not. */
  error?: LayerError | OutputMismatch;
}

/** Places of one row at which a layer uses its weights: pixels of an image, places of a sequence. */
function placesOf(input: readonly number[], output: readonly number[]): number {
  if (output.length === 3) return output[1] * output[2];
  return input.length === 2 ? input[0] : 1;
}

export function summarize(x: Experiment, dataset: Dataset): StackSummary {
  const rows = largestBatch(x, dataset.train.n);
  const configs = [...x.model.layers, outputLayer(dataset)];
  const input = inputTensor('x', dataset);
  try {
    const layers = layersOf(configs, input, rows);
    const given = layers.at(-1)!.shape.reduce((a, b) => a * b, 1);
    const wanted = dataset.targets * outputLayer(dataset).units;
    return given === wanted ? { layers } : { layers: layers.slice(0, -1), error: new OutputMismatch(given, wanted) };
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return { layers: layersOf(configs.slice(0, error.layer), input, rows), error };
  }
}

/** Throws LayerError. */
function layersOf(configs: readonly LayerConfig[], input: Tensor, rows: number): LayerSummary[] {
  const builder = new PlanBuilder();
  const { outputs } = builder.stack(configs, input, 'training', rows);
  return configs.map((config, i) => {
    const [from, to] = [(i === 0 ? input : outputs[i - 1]).shape, outputs[i].shape];
    const own = builder.parameters.filter(({ layer }) => layer === i);
    const weights = own.filter(({ shape }) => shape.length > 1).reduce((sum, { length }) => sum + length, 0);
    const usual = weights * placesOf(from, to);
    const buffers = [...builder.buffers.values()].filter(({ name }) => name.split('.')[1] === String(i));
    return {
      config,
      input: from,
      shape: to,
      parameters: own.reduce((sum, { length }) => sum + length, 0),
      multiplyAdds: layerSpecs[config.type].multiplyAdds?.(config, from, usual) ?? usual,
      bytes: 4 * buffers.reduce((sum, { words }) => sum + words, 0),
    };
  });
}
