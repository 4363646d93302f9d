// So many updates and no more, as fast as the backend makes them, without holding up the page for long.
import { mostSteps, ringRows } from './plan.ts';
import { SubmitSize } from './submit-size.ts';
import type { Trainer } from './trainer.ts';

/** n updates exactly, and their losses taken in. Stops early at a failure, or when `stop` says so. */
export async function runSteps(trainer: Trainer, n: number, stop: () => boolean): Promise<void> {
  const target = trainer.step + n;
  const cpu = trainer.backend.kind === 'cpu';
  const size = new SubmitSize(cpu ? 8 : 32, mostSteps, !cpu); // ms, below 50: the twins run where the page does
  while (trainer.step < target && trainer.failedAt === undefined && !stop()) {
    if (trainer.unsettled) await trainer.settle();
    const steps = Math.min(target - trainer.step, trainer.horizon, size.steps);
    const to = trainer.step + steps;
    const start = performance.now();
    await trainer.advance(steps, steps === 0 || to - trainer.confirmed >= ringRows / 2 || to >= target);
    if (steps > 0) size.took(steps, performance.now() - start);
    if (cpu && trainer.step < target) await new Promise((resolve) => setTimeout(resolve));
  }
}
