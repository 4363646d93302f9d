// So many updates and no more, as fast as the backend makes them, without holding up the page for long.
import { mostSteps, ringRows } from './plan.ts';
import type { Trainer } from './trainer.ts';

/** n updates exactly, and their losses taken in. Stops early at a failure, or when `stop` says so. */
export async function runSteps(trainer: Trainer, n: number, stop: () => boolean): Promise<void> {
  const target = trainer.step + n;
  const cpu = trainer.backend.kind === 'cpu';
  const pace = cpu ? 8 : 60; // ms of a submit to aim at: the twins run where the page does
  let most = 16;
  let each = Infinity; // ms of a step, at best: a submit that waits for others' work says nothing of how long one may be
  while (trainer.step < target && trainer.failedAt === undefined && !stop()) {
    if (trainer.unsettled) await trainer.settle();
    const steps = Math.min(target - trainer.step, trainer.horizon, most);
    const to = trainer.step + steps;
    const start = performance.now();
    await trainer.advance(steps, steps === 0 || to - trainer.confirmed >= ringRows / 2 || to >= target);
    if (steps > 0) {
      each = Math.min((performance.now() - start) / steps, 1.25 * each);
      most = Math.max(1, Math.min(2 * most, Math.floor(pace / each), mostSteps));
    }
    if (cpu && trainer.step < target) await new Promise((resolve) => setTimeout(resolve));
  }
}
