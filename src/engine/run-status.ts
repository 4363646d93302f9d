// The part of a run's status that its trainer knows.
import type { RunStatus } from './session-types.ts';
import type { Trainer } from './trainer.ts';

type Known = 'step' | 'epoch' | 'stepsPerEpoch' | 'lr' | 'batch' | 'trainer' | 'bytes' | 'stopped';

export function statusOf(trainer: Trainer | undefined): Pick<RunStatus, Known> {
  if (!trainer) return { step: 0, epoch: 0, stepsPerEpoch: 1, lr: 0, batch: 1, trainer: 'plan', bytes: 0 };
  const { step, epoch, lr, batch, kind, bytes, dataset, failedAt } = trainer;
  const { early } = trainer.stateNow();
  const stopped = early.stoppedAt === step ? { best: early.best, bestStep: early.bestStep } : undefined;
  const stepsPerEpoch = Math.ceil(dataset.train.n / batch);
  return { step: failedAt ?? step, epoch, stepsPerEpoch, lr, batch, trainer: kind, bytes, stopped };
}
