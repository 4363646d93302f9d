// The learning-rate slider acts on the very next step and resets nothing: a session whose slider is moved, against
// PyTorch with `param_groups[…]["lr"]` set from outside at the same steps. No tweak goes through the export here.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { installGpu } from '../gpu-device.ts';
import { compare } from './compare.ts';
import { judge } from './programs.ts';

const lr = { 0: 0.01, 37: 0.03, 38: 0.001, 80: 0.02 };
const steps = 120;
/** With no, one and two moments, which a reset would show. */
const optimizers = ['sgd', 'momentum', 'adam'] as const;
const experiment = (type: (typeof optimizers)[number]) =>
  withDefaults({ data: { set: 'moons', noise: 0.2 }, optimizer: { type, lr: lr[0] } });

let expected: number[][];
beforeAll(async () => {
  installGpu();
  expected = await judge(optimizers.map((type) => ({ x: experiment(type), steps, lr })));
});

let session: Session;
afterEach(() => session.destroy());

for (const backend of ['cpu', 'webgpu'] as const) {
  test.each(optimizers)(`${backend}: the slider moves while %s runs`, async (type) => {
    session = createSession(backend);
    await session.open(experiment(type));
    for (const [step, rate] of Object.entries(lr)) {
      await session.step(Number(step) - session.status.step);
      await session.set('optimizer.lr', rate);
    }
    await session.step(steps - session.status.step);
    const { columns, length } = session.history.steps;
    expect(
      compare(Array.from(columns.loss.subarray(0, length)), expected[optimizers.indexOf(type)]).mismatches,
    ).toEqual([]);
    // Seen on the next step, and on no step before it.
    expect([36, 37, 38, 79, 80].map((step) => columns.lr[step])).toEqual([0.01, 0.03, 0.001, 0.001, 0.02].map(f32));
  });
}

const f32 = (value: number): unknown => expect.closeTo(value, 9);
