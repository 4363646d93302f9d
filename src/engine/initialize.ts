// Initial parameters, by torch.nn.init's formulas and counter-based draws: the same in the exported Python.
import { type Experiment, type InitializerName, normal, stream, uniform } from '../experiment/index.ts';
import type { Initial, Parameter } from './kernel.ts';

interface InitializerSpec {
  draw: 'uniform' | 'normal' | 'none';
  /** Half-width of the uniform, or standard deviation of the normal distribution. */
  scale(fanIn: number, fanOut: number): number;
  /** The same as a Python expression of fan_in and fan_out. */
  python: string;
  /** Where it comes from. */
  source: string;
}

const glorot = 'Glorot & Bengio 2010';
const he = 'He et al. 2015';

export const initializerSpecs: Record<InitializerName, InitializerSpec> = {
  'xavier-uniform': {
    draw: 'uniform',
    scale: (fanIn, fanOut) => Math.sqrt(6 / (fanIn + fanOut)),
    python: 'math.sqrt(6 / (fan_in + fan_out))',
    source: glorot,
  },
  'xavier-normal': {
    draw: 'normal',
    scale: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
    python: 'math.sqrt(2 / (fan_in + fan_out))',
    source: glorot,
  },
  'kaiming-uniform': {
    draw: 'uniform',
    scale: (fanIn) => Math.sqrt(6 / fanIn), // gain √2
    python: 'math.sqrt(6 / fan_in)',
    source: he,
  },
  'kaiming-normal': {
    draw: 'normal',
    scale: (fanIn) => Math.sqrt(2 / fanIn),
    python: 'math.sqrt(2 / fan_in)',
    source: he,
  },
  normal: { draw: 'normal', scale: () => 1, python: '1', source: '' },
  zeros: { draw: 'none', scale: () => 0, python: '0', source: '' },
};

/** All that the drawn weights of a model depend on, as text: runs with the same have the same. */
export const initialKey = ({ model: { init, gain }, seed }: Experiment): string => `${init} ${gain} ${seed}`;

/**
 * θ (`length`) before the first step. Biases are zero and weights as the initializer says, times the gain, unless a
 * layer has initial values of its own; element i of tensor k is drawn from (seed, init, k, i).
 */
export function initialTheta(
  parameters: readonly Parameter[],
  length: number,
  { model, seed }: Pick<Experiment, 'model' | 'seed'>,
): Float32Array {
  const theta = new Float32Array(length);
  parameters.forEach((parameter, k) => {
    const initial = initialOf(parameter, model);
    const values = theta.subarray(parameter.offset, parameter.offset + parameter.length);
    if ('constant' in initial) values.fill(initial.constant);
    else if ('uniform' in initial) {
      for (let i = 0; i < values.length; i++) values[i] = initial.uniform * (2 * uniform(seed, stream.init, k, i) - 1);
    } else for (let i = 0; i < values.length; i++) values[i] = initial.normal * normal(seed, stream.init, k, i);
  });
  return theta;
}

/** How a tensor starts. */
function initialOf({ initial, role, fanIn, fanOut }: Parameter, { init, gain }: Experiment['model']): Initial {
  if (initial) return initial;
  const spec = initializerSpecs[init];
  if (role === 'bias' || spec.draw === 'none') return { constant: 0 };
  const s = spec.scale(fanIn, fanOut) * gain;
  return spec.draw === 'uniform' ? { uniform: s } : { normal: s };
}
