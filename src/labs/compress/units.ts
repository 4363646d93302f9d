// What is left of a model when whole units are taken out, and the smaller model itself. On the bench the smaller model
// is never compiled: nobody reads the units that go, which comes to the same.
import type { Dataset } from '../../data/types.ts';
import type { Backend } from '../../engine/backend.ts';
import { chooseUnits, type UnitSpec } from '../../engine/compress/choose-units.ts';
import { type ModelTensor, shrink, withoutUnits } from '../../engine/compress/shrink.ts';
import { type Locked, type UnitGroup, unitGroups } from '../../engine/compress/units.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import type { Metrics } from '../../engine/metrics/index.ts';
import { compilePlan, type Plan } from '../../engine/plan.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type Experiment, type LayerConfig, toLink, writeLayer } from '../../experiment/index.ts';
import { compressedSize } from '../../export/compressed.ts';
import { type Cost, multiplyAdds } from './cost.ts';
import { Evaluator, testRows } from './evaluator.ts';
import { fewRows, manyRows, race } from './speed.ts';
import { type Base, compressTensors, defaultTechnique, variantMask } from './variant.ts';

export const defaultUnits: UnitSpec = { method: 'norm', scope: 'layer', share: 0.5 };

export interface GroupSeen {
  layer: number;
  kind: UnitGroup['kind'];
  units: number;
  kept: number;
  /** Units that put out 0 for every row that was looked at. */
  dead: number;
  locked: Locked | undefined;
}

interface Side {
  metrics: Metrics;
  parameters: number;
  cost: Cost;
  /** Of the file of weights. */
  bytes: number;
}

export interface UnitsReport {
  step: number;
  spec: UnitSpec;
  groups: readonly GroupSeen[];
  keeps: readonly Uint8Array[];
  /** Hidden layers of the smaller model. */
  layers: readonly LayerConfig[];
  before: Side;
  after: Side;
}

/** The experiment with the smaller model, which starts from weights of this name. */
export const smallerExperiment = (x: Experiment, layers: readonly LayerConfig[], weights: string): Experiment => ({
  ...x,
  model: { ...x.model, layers: [...layers], weights },
  tweaks: [],
});

const tensorsOf = ({ parameters }: Pick<Plan, 'parameters'>, theta: Float32Array): ModelTensor[] =>
  parameters.map(({ name, shape, offset, length }) => ({ name, shape, data: theta.subarray(offset, offset + length) }));

/** The link that a file of weights carries: it needs no other file of weights. */
export const fileLink = (x: Experiment): string => toLink({ ...x, model: { ...x.model, weights: '' } });

export class UnitBench {
  readonly groups: readonly UnitGroup[];
  #smaller: { key: string; plan: Plan } | undefined;

  constructor(
    readonly evaluator: Evaluator,
    readonly x: Experiment,
    readonly dataset: Dataset,
  ) {
    this.groups = unitGroups(evaluator.plan, dataset.shape);
  }

  /** `base.theta` lies in slot 0 of the evaluator; slot 1 is used. */
  async report(base: Base, spec: UnitSpec, step: number): Promise<UnitsReport> {
    const { evaluator, groups, x } = this;
    const activity = await evaluator.activity(0, groups);
    const keeps = chooseUnits(groups, spec, { ...base, activity });
    evaluator.write(withoutUnits(base.parameters, base.theta, groups, keeps), 1);
    const [before] = await evaluator.outputs(0, 1);
    const [after] = await evaluator.outputs(1, 1);
    const { layers, tensors } = shrink(x.model.layers, tensorsOf(evaluator.plan, base.theta), groups, keeps);
    const plan = this.#planOf(layers);
    const theta = new Float32Array(plan.length);
    for (const { name, offset } of plan.parameters) theta.set(tensors.find((one) => one.name === name)!.data, offset);
    return {
      step,
      spec,
      keeps,
      layers,
      groups: groups.map(({ layer, kind, units, locked }, g) => ({
        layer,
        kind,
        units,
        kept: keeps[g].reduce((sum, k) => sum + k, 0),
        dead: activity[g].filter((a) => a === 0).length,
        locked,
      })),
      before: this.#side(before, evaluator.plan, base.theta, x),
      after: this.#side(after, plan, theta, smallerExperiment(x, layers, '')),
    };
  }

  #side(outputs: Float32Array, plan: Plan, theta: Float32Array, x: Experiment): Side {
    const { parameters } = plan;
    const base: Base = { parameters, theta, gradient: theta, seed: x.seed };
    const tensors = compressTensors(base, variantMask(base, defaultTechnique, 0), defaultTechnique, 32);
    return {
      metrics: metricsOf(x.loss, this.dataset, outputs, testRows(this.dataset, this.evaluator.n)),
      parameters: parameters.reduce((sum, { length }) => sum + length, 0),
      cost: multiplyAdds(plan, theta),
      bytes: compressedSize(tensors, fileLink(x)),
    };
  }

  /** Compiled only where the layers are others than the last time. */
  #planOf(layers: LayerConfig[]): Plan {
    const key = layers.map(writeLayer).join();
    if (this.#smaller?.key === key) return this.#smaller.plan;
    const x = smallerExperiment(this.x, layers, '');
    const plan = compilePlan({ ...x, compression: { ...x.compression, teacher: '' } }, this.dataset);
    this.#smaller = { key, plan };
    return plan;
  }
}

/** Times of a smaller model as shares of the original's: a step of training, and inference of 1 and 256 rows. */
export interface UnitsSpeed {
  step: number;
  one: number;
  many: number;
}

/** Both models, one after the other in turns, so that what slows the machine slows both. */
export async function measureUnits(
  backend: Backend,
  x: Experiment,
  smaller: Experiment,
  dataset: Dataset,
): Promise<UnitsSpeed> {
  const plain = { ...x, model: { ...x.model, weights: '' }, tweaks: [] };
  const both = [plain, smaller];
  const trainers = await Promise.all(both.map((each) => Trainer.create(backend, each, dataset)));
  const evaluators = await Promise.all(both.map((each) => Evaluator.create(backend, each, dataset, () => 1)));
  const steps = trainers.map((trainer) => async (times: number) => {
    const start = performance.now();
    await trainer.run(times);
    return (performance.now() - start) / times;
  });
  const [, step] = await race(steps);
  const [, one] = await race(evaluators.map((evaluator) => evaluator.stopwatch(0, fewRows)));
  const [, many] = await race(evaluators.map((evaluator) => evaluator.stopwatch(0, manyRows)));
  await Promise.all(trainers.map((trainer) => trainer.destroy()));
  for (const evaluator of evaluators) evaluator.destroy();
  return { step, one, many };
}
