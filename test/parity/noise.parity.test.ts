// The Python of the adaptive batch, run and compared with the kernels' twins and the rule.
import { expect, test } from 'vitest';
import { adaptivePython, addNoise, grow, noiseSums } from '../../src/engine/adaptive.ts';
import { twins } from '../../src/engine/cpu/index.ts';
import { emptyStep } from '../../src/engine/step.ts';
import { normal, withDefaults } from '../../src/experiment/index.ts';
import { runPython } from './python.ts';

test('the Python that watches the gradient noise measures and decides what ours does', async () => {
  // Linear regression in four weights; B goes through even, odd and 1. θ stays where it is.
  const batches = [8, 7, 2, 1, 5].map((B, n) => ({
    x: Array.from({ length: B }, (_, b) => [0, 1, 2, 3].map((i) => normal(4, n, b, i))),
    y: Array.from({ length: B }, (_, b) => normal(5, n, b, 0)),
  }));
  const theta = [0.5, -1, 0.25, 2];
  const decisions = [
    [8, 100],
    [8, 100],
    [60, 100],
    [8, 12],
    [16, 12],
  ];
  const answer: { trace: number; signal: number; sizes: number[] } = await runPython(`
import json, math, torch
torch.set_default_dtype(torch.float64)
${adaptivePython}
watch = NoiseWatch()
theta = torch.nn.Parameter(torch.tensor(${JSON.stringify(theta)}))
for batch in json.loads('${JSON.stringify(batches)}'):
    theta.grad = None
    rows = (torch.tensor(batch["x"]) @ theta - torch.tensor(batch["y"])) ** 2
    watch.measure(rows, [theta])
    (rows.mean() + 0.125 * (theta**2).sum()).backward()
    watch.add([theta])
sums = dict(trace=watch.trace, signal=watch.signal)
sizes = []
for size, largest in ${JSON.stringify(decisions)}:
    sizes.append(watch.grow(size, largest))
    watch.measured = True  # the sums are empty from the second on, as after batches of one
print(json.dumps(dict(sums, sizes=sizes)))
`);
  const sums = noiseSums();
  const step = { ...emptyStep(), l2: 0.25 };
  for (const { x, y } of batches) {
    const [z, dz, rowLoss, unused] = [y.length, y.length, y.length, 4].map((n) => new Float64Array(n));
    const row = { ...step, size: y.length };
    const weights = Float64Array.from([...theta, 0, 0, 0, 0]);
    const [grad, noise] = [new Float64Array(8), new Float64Array(8)];
    const layer = {
      IN: 4,
      OUT: 1,
      WEIGHT: 0,
      BIAS: 4,
      ACTIVATION: 0,
      SAVE_INPUT: 0,
      INPUT_ACTIVATION: 0,
      INPUT_GRADIENT: 0,
    };
    const input = Float64Array.from(x.flat());
    twins.dense_forward([input, weights, z, unused], layer, row);
    twins.mse([z, Float64Array.from(y), dz, rowLoss], { K: 1, CLASSES: 0, TANH_OUTPUT: 0 }, row);
    twins.dense_backward([input, weights, dz, input, grad, unused], layer, row);
    twins.alternate_signs([dz], { K: 1 }, row);
    twins.dense_backward([input, weights, dz, input, noise, unused], layer, row);
    grad[4] = noise[4] = 0; // there is no bias in the Python
    const [partials, ring] = [new Float64Array(4), new Float64Array(4)];
    twins.gradient_noise_partial([grad, noise, weights, partials], { QUADS: 2, PARTIALS: 1 }, row);
    twins.gradient_noise([partials, ring], { PARTIALS: 1 }, row);
    addNoise(sums, ring[0], ring[1], ring[2]);
  }
  expect(sums.trace).toBeCloseTo(answer.trace, 10);
  expect(sums.signal).toBeCloseTo(answer.signal, 10);
  const { batch } = withDefaults({});
  const sizes = decisions.map(([size, max], i) => grow({ size }, i === 0 ? sums : noiseSums(), { ...batch, max }).size);
  expect(answer.sizes).toEqual(sizes);
});
