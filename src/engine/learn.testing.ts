// For tests of learning: a run of the engine, and how well it answers.
import type { Dataset } from '../data/types.ts';
import type { Experiment } from '../experiment/index.ts';
import type { Backend } from './backend.ts';
import { allRows } from './evaluated-rows.ts';
import { frameOf, frameReads } from './observe.ts';
import { Trainer } from './trainer.ts';

const look = { probe: false, parameters: false };

/** Accuracy on all test rows after so many steps. */
export async function accuracyAfter(backend: Backend, x: Experiment, dataset: Dataset, steps: number): Promise<number> {
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(steps);
  const rows = { ...allRows(dataset), train: 1 };
  const answers = await trainer.advance(0, true, frameReads(trainer.plan, rows, look));
  const { metrics } = frameOf(trainer.plan, dataset, rows, look, trainer.stateNow(), answers!);
  await trainer.destroy();
  return 'accuracy' in metrics.test ? metrics.test.accuracy : NaN;
}

/** How many of 5 seeds reach a score; stops once 4 have or 2 have not. */
export async function seedsThatReach(score: number, scoreOf: (seed: number) => Promise<number>): Promise<number> {
  let reached = 0;
  for (let seed = 1; seed <= 5 && reached < 4 && seed - 1 - reached < 2; seed++) {
    if ((await scoreOf(seed)) >= score) reached++;
  }
  return reached;
}
