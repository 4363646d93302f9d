// What the page offers must learn: each set's suggested experiment keeps its promise on at least 8 of 10 seeds.
// The judge is a trainer of its own in double precision (learn.testing.ts), not the engine.
import { expect, test } from 'vitest';
import { type ExperimentPatch, optimizers, withDefaults } from '../experiment/index.ts';
import { makeDataset, planeSets } from './index.ts';
import { makeLearner } from './learn.testing.ts';
import type { LearningPromise } from './types.ts';

/** How many of 10 seeds (of data and weights) reach the score; stops once 8 have or 3 have not. */
function seedsThatLearn(patch: ExperimentPatch, { score, steps }: LearningPromise): number {
  let reached = 0;
  for (let seed = 1; seed <= 10 && reached < 8 && seed - 1 - reached < 3; seed++) {
    const x = withDefaults({ ...patch, seed });
    const data = makeDataset({ ...x.data, seed });
    const learner = makeLearner(x, data);
    for (let step = 0; step < steps; step += 50) {
      learner.step(50);
      if (learner.score(data.test) < score) continue;
      reached++;
      break;
    }
  }
  return reached;
}

/** What must still be learnt in the middle of the noise sliders' ranges. */
const noisy = { noise: 0.25, score: 0.85 } as const;
const mislabelled = { labelNoise: 0.25, score: 0.7 } as const;

for (const { name, task, suggested, promise } of Object.values(planeSets)) {
  if (!promise) continue;
  test(`${name} reaches ${promise.score} within ${promise.steps} steps`, () => {
    expect(seedsThatLearn(suggested, promise)).toBe(8);
  });

  test(`${name} is still learnt with noise ${noisy.noise}`, () => {
    const patch = { ...suggested, data: { ...suggested.data, noise: noisy.noise } };
    expect(seedsThatLearn(patch, { ...promise, score: noisy.score })).toBe(8);
  });

  if (task === 'regression') continue;
  test(`${name} is still learnt with label noise ${mislabelled.labelNoise}`, () => {
    const patch = { ...suggested, data: { ...suggested.data, labelNoise: mislabelled.labelNoise } };
    expect(seedsThatLearn(patch, { ...promise, score: mislabelled.score })).toBe(8);
  });
}

test.each(optimizers)('the circle is learnt by %s at its default learning rate', (type) => {
  expect(seedsThatLearn({ optimizer: { type } }, { score: 0.95, steps: 2000 })).toBe(8);
});
