// The model a landscape is computed on: in double precision on the twins as long as that is quick, on the device else.
// How much a network costs is counted, not measured: the same network has a map on a busy machine too, of the same
// samples every time.
import type { Dataset } from '../../data/types.ts';
import type { Backend } from '../../engine/backend.ts';
import { summarize } from '../../engine/summary.ts';
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
/** With fewer samples than this, a loss says nothing of the whole set's. */
const fewestSamples = 16;

/**
 * Multiply-adds that a gradient may take: on the page's own thread, there where nothing else can do it, and on a device
 * beside the training. A laptop's processor does 1e9 a second in the twins, a phone a fifth of that.
 */
const affordable = { twins: 6e6, onlyTwins: 24e6, software: 24e6, hardware: 1e9 };
/** An activation with its derivative takes as long as so many multiply-adds. */
const activation = 8;

export interface LandscapeCost {
  on: 'twins' | 'device';
  samples: number;
}

/** Where a network's landscape is computed and over how many samples; undefined where it would take too long. */
export function landscapeCost(
  { kind, software }: Pick<Backend, 'kind' | 'software'>,
  x: Experiment,
  dataset: Dataset,
): LandscapeCost | undefined {
  const perSample = gradientWork(x, dataset);
  const samplesFor = (work: number): number => Math.floor(work / perSample);
  const all = dataset.train.n;
  const least = Math.min(fewSamples, all);
  const most = Math.min(manySamples, all);
  const onTwins = samplesFor(affordable.twins);
  if (samplesFor(kind === 'cpu' ? affordable.onlyTwins : affordable.twins) >= least) {
    return { on: 'twins', samples: Math.max(least, Math.min(most, onTwins)) };
  }
  if (kind === 'cpu') return undefined;
  const onDevice = Math.min(most, samplesFor(affordable[software ? 'software' : 'hardware']));
  return onDevice >= Math.min(fewestSamples, all) ? { on: 'device', samples: onDevice } : undefined;
}

/** Multiply-adds of one sample's way forward and back: the gradients of weights and of inputs cost a forward pass each. */
function gradientWork(x: Experiment, dataset: Dataset): number {
  const { layers } = summarize(x, dataset);
  const forward = layers.reduce(
    (sum, { multiplyAdds, shape }) => sum + multiplyAdds + activation * shape.reduce((a, b) => a * b, 1),
    0,
  );
  return 3 * Math.max(1, forward);
}

/** Undefined for a network whose gradient takes too long to be asked for beside its training. */
export async function openModel(backend: Backend, x: Experiment, dataset: Dataset): Promise<OpenModel | undefined> {
  const cost = landscapeCost(backend, x, dataset);
  if (!cost) return undefined;
  const plan = lossPlan(x, dataset, cost.samples);
  if (cost.on === 'twins') return { model: new DoubleModel(plan), plan, single: false };
  return { model: await DeviceModel.create(backend, plan), plan, single: true };
}
