// The optimizers by themselves against PyTorch, without a network around them: the twins in double precision take the
// same gradients as the optimizer that `pytorch` names, with its hyper-parameters changed on the way.
import { beforeAll, describe, expect, test } from 'vitest';
import { twins } from '../../src/engine/cpu/index.ts';
import { constructorCall, optimizerSpecs } from '../../src/engine/optimizers/index.ts';
import { emptyStep } from '../../src/engine/step.ts';
import { type Experiment, normal, type OptimizerName, optimizers, withDefaults } from '../../src/experiment/index.ts';
import { runPython } from './python.ts';

const P = 8;
const phaseLength = 10;
const start = Array.from({ length: P }, (_, i) => normal(1, 1, 0, i));
/** The loss is ½Σaθ² + Σcθ, with other c at each step; the last parameter takes no part in it. */
const a = start.map((_, i) => (i === P - 1 ? 0 : 0.5 + i / 4));
const c = Array.from({ length: 2 * phaseLength }, (_, t) =>
  a.map((_a, i) => (i === P - 1 ? 0 : 0.3 * normal(2, 2, t, i))),
);

/** Two phases with different hyper-parameters: numbers that single precision holds, as the twins are given them. */
function phasesOf(type: OptimizerName, more: object): Experiment[] {
  const first = { lr: 0.125, momentum: 0.875, beta1: 0.875, beta2: 0.96875, eps: 2 ** -20, rho: 0.9375 };
  const then = { lr: 0.0625, momentum: 0, beta1: 0.75, beta2: 0.9375, eps: 2 ** -10, rho: 0.75 };
  const regularization = { l1: 2 ** -6, l2: 2 ** -5, clip: 1.5, clipValue: 0.75 };
  return [first, then].map((values) => {
    const x = withDefaults({ optimizer: { type, weightDecay: 2 ** -4, ...values, ...more }, regularization });
    x.optimizer.type = type; // SGD with a momentum would be read as `momentum`
    return x;
  });
}

/** The program PyTorch runs: `group[…] = …` between the phases, as in an export. */
function programOf(phases: Experiment[]): string {
  const specs = phases.map((x) => optimizerSpecs[x.optimizer.type].pytorch(x));
  const [{ source = '', decayByHand }] = specs;
  const { l1, l2, clip, clipValue } = phases[0].regularization;
  const loops = phases.map(
    ({ optimizer }, i) => `
for name, value in dict(lr=${optimizer.lr}, ${Object.entries(specs[i].options)
      .map(([k, v]) => `${k}=${v}`)
      .join(', ')}).items():
    group[name] = value
for step in range(${i * phaseLength}, ${(i + 1) * phaseLength}):
    optimizer.zero_grad()
    loss = 0.5 * (a * theta**2).sum() + (c[step] * theta).sum() + ${l1} * theta.abs().sum() + ${l2 / 2} * (theta**2).sum()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(params, ${clip})
    torch.nn.utils.clip_grad_value_(params, ${clipValue})
    if ${decayByHand ? 'True' : 'False'}:
        theta.data.mul_(1 - group["lr"] * ${optimizer.weightDecay})
    optimizer.step()
    thetas.append(theta.tolist())
`,
  );
  return `
${source}
theta = torch.nn.Parameter(torch.tensor(${JSON.stringify(start)}))
params = [theta]
optimizer = ${constructorCall(specs[0], '1.0')}
group = optimizer.param_groups[0]
thetas = []
${loops.join('')}
results.append(thetas)
`;
}

/** θ after each step of the twins. */
function ours(phases: Experiment[]): number[][] {
  const theta = Float64Array.from(start);
  const [grad, moments, norms] = [new Float64Array(P), new Float64Array(2 * P), new Float64Array(4)];
  const [partials, ring, flag] = [new Float64Array(4), new Float64Array(4), new Uint32Array(4).fill(0xffffffff)];
  return c.map((row, t) => {
    const { optimizer, regularization } = phases[Math.floor(t / phaseLength)];
    const { kernel, moments: MOMENTS, correctsBias } = optimizerSpecs[optimizer.type];
    const step = { ...emptyStep(), ...optimizer, ...regularization };
    if (correctsBias && optimizer.biasCorrection) {
      step.correction1 = 1 - optimizer.beta1 ** (t + 1);
      step.correction2 = 1 - optimizer.beta2 ** (t + 1);
    }
    const constants = { QUADS: P / 4, PARTIALS: 1, MOMENTS };
    theta.forEach((p, i) => (grad[i] = a[i] * p + row[i]));
    twins.gradient_norm_partial([grad, theta, partials], constants, step);
    twins.gradient_norm([partials, norms, ring, flag], constants, step);
    twins[kernel]([grad, norms, theta, moments, flag], constants, step);
    return [...theta];
  });
}

describe('every optimizer goes where PyTorch’s goes, to 12 digits, also when its settings change on the way', () => {
  const switched = phasesOf('adam', {});
  switched[0].optimizer.biasCorrection = false;
  for (const x of switched) x.tweaks = [{ step: phaseLength, path: 'optimizer.biasCorrection', value: true }];
  const cases: [string, Experiment[]][] = [
    ...optimizers.map((name): [string, Experiment[]] => [name, phasesOf(name, {})]),
    ['adam without bias correction', phasesOf('adam', { biasCorrection: false })],
    ['adamw without bias correction', phasesOf('adamw', { biasCorrection: false })],
    ['adam whose bias correction is switched on while it runs', switched],
  ];

  let expected: number[][][];
  beforeAll(async () => {
    expected = await runPython(`
import json, math, torch
torch.set_default_dtype(torch.float64)
a, c = torch.tensor(${JSON.stringify(a)}), torch.tensor(${JSON.stringify(c)})
results = []
${cases.map(([, phases]) => programOf(phases)).join('')}
print(json.dumps(results))
`);
  });

  test.each(cases.map(([title, phases], n) => [title, phases, n] as const))('%s', (_title, phases, n) => {
    const got = ours(phases);
    expect(got).toHaveLength(2 * phaseLength);
    got.forEach((row, t) =>
      row.forEach((value, i) => expect(value, `θ[${i}] after step ${t}`).toBeCloseTo(expected[n][t][i], 12)),
    );
    expect(Math.hypot(...got.at(-1)!.map((v, i) => v - start[i])), 'it went somewhere').toBeGreaterThan(0.1);
  });
});
