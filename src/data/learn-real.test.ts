// What the page offers must learn, on real data too: each suggested experiment reaches its score on 4 of 5 seeds, judged
// by the plain trainer of learn.testing.ts.
import { expect, test } from 'vitest';
import { type DataSetName, type ExperimentPatch, missingTreatments, withDefaults } from '../experiment/index.ts';
import { loadFromDisk } from './assets.testing.ts';
import { suggestedFor } from './index.ts';
import { makeLearner } from './learn.testing.ts';

async function seedsThatLearn(patch: ExperimentPatch, score: number, steps: number): Promise<number> {
  let reached = 0;
  for (let seed = 1; seed <= 5 && reached < 4 && seed - 1 - reached < 2; seed++) {
    const data = await loadFromDisk({ ...patch.data, seed });
    const learner = makeLearner(withDefaults({ ...patch, seed }), data);
    for (let step = 0; step < steps; step += 50) {
      learner.step(50);
      if (learner.score(data.test) < score) continue;
      reached++;
      break;
    }
  }
  return reached;
}

test.each<[DataSetName, number, number]>([
  ['iris', 0.9, 600],
  ['wine', 0.95, 400],
  ['penguins', 0.95, 400],
  ['cars', 0.8, 600],
  ['diabetes', 0.38, 400],
])('%s: at least %d within %i steps', { timeout: 60_000 }, async (set, score, steps) => {
  expect(await seedsThatLearn(suggestedFor(set), score, steps)).toBe(4);
});

test.each(missingTreatments)(
  'penguins are told apart with gaps treated by %s',
  { timeout: 60_000 },
  async (missing) => {
    const patch = suggestedFor('penguins');
    expect(await seedsThatLearn({ ...patch, data: { ...patch.data, missing } }, 0.95, 400)).toBe(4);
  },
);
