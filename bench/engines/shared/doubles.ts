// A plan's train pass by the twins, on arrays of doubles.
import { twins } from '../../../src/engine/cpu/index.ts';
import { compilePlan } from '../../../src/engine/plan.ts';
import { emptyStep } from '../../../src/engine/step.ts';
import type { OptimizerName, Run, Workload } from '../../types.ts';
import { datasetOf, experimentOf, thetaOf } from './downhill.ts';

export function startInDoubles(workload: Workload, optimizer: OptimizerName): Run {
  const { batch, n, lr } = workload;
  const plan = compilePlan(experimentOf(workload, optimizer), datasetOf(workload));
  const buffers = new Map(
    plan.buffers.map(({ name, words, type, data }) => {
      const array = type === 'u32' ? new Uint32Array(words) : new Float64Array(words);
      if (data) array.set(data);
      return [name, array];
    }),
  );
  buffers.get('theta')!.set(thetaOf(workload, plan));
  const step = { ...emptyStep(), size: batch, training: 1, lr: lr[optimizer], beta1: 0.9, beta2: 0.999, eps: 1e-8 };
  const one = (): number => {
    const first = (step.index * batch) % n;
    buffers.get('order')!.set(Array.from({ length: batch }, (_, i) => first + i));
    step.t = step.index + 1;
    step.correction1 = 1 - step.beta1 ** step.t;
    step.correction2 = 1 - step.beta2 ** step.t;
    for (const { kernel, buffers: names, constants, parts, when } of plan.passes.train) {
      if (when && !when(step)) continue;
      const given = names.map((name) => buffers.get(name)!);
      twins[kernel](given, constants, step, parts);
    }
    step.index++;
    return buffers.get('ring')![0];
  };
  return {
    losses: async (steps) => Array.from({ length: steps }, one),
    train: async (steps) => {
      for (let s = 0; s < steps; s++) one();
    },
  };
}
