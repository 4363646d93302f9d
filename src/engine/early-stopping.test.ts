import { expect, test } from 'vitest';
import { makeDataset } from '../data/index.ts';
import { type ExperimentPatch, fromLink, withDefaults } from '../experiment/index.ts';
import { CpuBackend } from './cpu/backend.ts';
import { earlyStoppingStart, type EarlyStoppingState, watchTestLoss } from './early-stopping.ts';
import { createSession } from './session.ts';
import { Trainer } from './trainer.ts';

const feed = (losses: number[], patience: number, minDelta = 0): EarlyStoppingState =>
  losses.reduce(
    (state, loss, i) => watchTestLoss(state, 10 * (i + 1), loss, { patience, every: 10, minDelta }),
    earlyStoppingStart,
  );

test('it stops after as many evaluations in a row without a better one as it is patient', () => {
  expect(feed([3, 2, 2.5, 2.4], 3)).toEqual({ best: 2, bestStep: 20, bad: 2 });
  expect(feed([3, 2, 2.5, 2.4, 2.3], 3)).toEqual({ best: 2, bestStep: 20, bad: 0, stoppedAt: 50 });
  expect(feed([3, 2, 2.5, 1.9, 2.3], 3)).toEqual({ best: 1.9, bestStep: 40, bad: 1 });
});

test('better is by more than minDelta, and nothing that is no number', () => {
  expect(feed([3, 2.95], 5, 0.1)).toMatchObject({ best: 3, bad: 1 });
  expect(feed([3, 2.85], 5, 0.1)).toMatchObject({ best: 2.85, bad: 0 });
  expect(feed([Number.NaN, Number.NaN], 2)).toMatchObject({ best: Infinity, stoppedAt: 20 });
});

const overfitting = (earlyStopping: ExperimentPatch['earlyStopping']) => {
  const { experiment } = fromLink('data=moons&samples=60&noise=0.4&layers=16t,16t&opt=adam&lr=0.03');
  return { ...experiment, earlyStopping: { ...withDefaults().earlyStopping, ...earlyStopping } };
};

async function run(earlyStopping: ExperimentPatch['earlyStopping']): Promise<{ step: number; losses: number[] }> {
  const x = overfitting(earlyStopping);
  const trainer = await Trainer.create(new CpuBackend(), x, makeDataset(x.data));
  await trainer.run(600, () => trainer.stateNow().early.stoppedAt !== undefined);
  return { step: trainer.step, losses: Array.from(trainer.history.steps.columns.loss.subarray(0, 100)) };
}

test('each setting decides where it stops, and none of them what is learnt until there', async () => {
  const off = await run({ patience: 0 });
  expect(off.step).toBe(600);
  const on = await run({ patience: 3, every: 20 });
  expect(on.step).toBeLessThan(600);
  expect(on.step % 20).toBe(0);
  expect(on.losses).toEqual(off.losses);
  expect((await run({ patience: 6, every: 20 })).step).toBeGreaterThan(on.step);
  expect((await run({ patience: 3, every: 15 })).step).not.toBe(on.step);
  expect((await run({ patience: 3, every: 20, minDelta: 0.1 })).step).toBeLessThan(on.step);
});

test('a playing run stops, says where it was best, goes back there, and on where it is told to', async () => {
  const session = createSession('cpu');
  const ended = (after: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        const { phase, stopped, step } = session.status;
        if (phase !== 'ready' || !stopped || step <= after) return;
        leave();
        resolve();
      };
      const leave = session.subscribe(look);
      look();
    });
  await session.open(overfitting({ patience: 3, every: 20 }));
  session.play();
  await ended(0);
  const { step, stopped } = session.status;
  expect(stopped!.bestStep).toBe(step - 60);
  const { loss } = await session.step(1); // by hand it goes on: so many steps as were asked for
  expect(session.status.step).toBe(step + 1);
  expect(session.status.stopped).toBeUndefined();
  session.play();
  await ended(step);
  expect(session.status.step).toBeGreaterThanOrEqual(step + 20);
  expect(session.status.step % 20).toBe(0);
  await session.scrub(stopped!.bestStep);
  expect(session.frame!.testLoss).toBeCloseTo(stopped!.best, 12);
  await session.step(step + 1 - stopped!.bestStep);
  expect((await session.step(0)).loss).toBe(loss);
  session.destroy();
});
