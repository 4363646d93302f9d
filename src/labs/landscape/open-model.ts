// The model a landscape is computed on: in double precision on the twins as long as that is quick, on the device else.
import type { Dataset } from '../../data/types.ts';
import type { Backend } from '../../engine/backend.ts';
import type { Experiment } from '../../experiment/index.ts';
import { DeviceModel } from './device-model.ts';
import { DoubleModel } from './double-model.ts';
import { lossPlan, type LossPlan } from './loss-plan.ts';
import type { LossModel } from './model.ts';

export interface OpenModel {
  model: LossModel;
  plan: LossPlan;
  /** Its gradients are of single precision. */
  single: boolean;
}

/** Samples it takes for a loss that resembles the whole set's, and those that are worth waiting for. */
const [fewSamples, manySamples] = [64, 512];
/** ms a gradient may take: on the page's own thread, there where nothing else can do it, and on the device. */
const patience = { twins: 12, onlyTwins: 40, device: 30 };

/** Undefined for a network whose gradient takes too long to be asked for beside its training. */
export async function openModel(backend: Backend, x: Experiment, dataset: Dataset): Promise<OpenModel | undefined> {
  const perSample = timePerSample(x, dataset);
  const least = Math.min(fewSamples, dataset.train.n);
  const affordable = Math.floor(patience.twins / perSample);
  const onTwins = backend.kind === 'cpu' ? perSample * least <= patience.onlyTwins : affordable >= least;
  if (onTwins) {
    const plan = lossPlan(x, dataset, Math.max(least, Math.min(manySamples, affordable)));
    return { model: new DoubleModel(plan), plan, single: false };
  }
  if (backend.kind === 'cpu') return undefined;
  const plan = lossPlan(x, dataset, manySamples);
  const model = await DeviceModel.create(backend, plan);
  const took = await gradientTime(model);
  if (took <= patience.device) return { model, plan, single: true };
  model.destroy();
  const samples = Math.floor((plan.samples.length * patience.device) / took);
  if (samples < fewSamples / 4) return undefined;
  const fewer = lossPlan(x, dataset, samples);
  return { model: await DeviceModel.create(backend, fewer), plan: fewer, single: true };
}

/** ms; the second time round, when nothing has to be compiled any more. */
async function gradientTime(model: LossModel): Promise<number> {
  const theta = new Float64Array(model.length);
  await model.gradient(theta);
  const start = performance.now();
  await model.gradient(theta);
  return performance.now() - start;
}

/** ms a sample takes forward and backward on the twins: the best of some tries, of which the first are slow to start. */
function timePerSample(x: Experiment, dataset: Dataset): number {
  const plan = lossPlan(x, dataset, 4);
  const model = new DoubleModel(plan);
  const theta = new Float64Array(plan.length);
  const measure = (): number => {
    const start = performance.now();
    model.gradientAt(theta);
    return (performance.now() - start) / plan.samples.length;
  };
  const start = performance.now();
  let best = measure();
  for (let i = 0; i < 20 && performance.now() - start < 2 * patience.twins; i++) best = Math.min(best, measure());
  return best;
}
