// Decisions that depend on what was measured (reduce-on-plateau, the adaptive batch, early stopping) are made at fixed
// steps, once the measurements up to there have come back: the one place where a run waits for the GPU, so that it stays
// deterministic.
import type { Experiment } from '../experiment/index.ts';
import { adaptiveWindow, addNoise, grow, noiseSums } from './adaptive.ts';
import { watchTestLoss } from './early-stopping.ts';
import type { RunState } from './run-state.ts';
import { watchPlateau } from './schedules/index.ts';

/** Steps between two decisions that sum up a window of steps, for each kind an experiment asks for. */
function windows({ schedule, batch }: Experiment): number[] {
  const plateau = schedule.type === 'plateau' ? [schedule.every] : [];
  return batch.strategy === 'adaptive' ? [...plateau, adaptiveWindow] : plateau;
}

/** The same for all decisions: early stopping looks at its step alone. */
const periods = (x: Experiment): number[] =>
  x.earlyStopping.patience > 0 ? [...windows(x), x.earlyStopping.every] : windows(x);

export class Windows {
  #losses = { sum: 0, count: 0 };
  #noise = noiseSums();
  #measured = false;
  #decidedAt = -1;

  /** Whether a decision is due before step `step`. */
  isBoundary(settings: Experiment, step: number): boolean {
    return step > 0 && step !== this.#decidedAt && periods(settings).some((period) => step % period === 0);
  }

  /** The first step after `step` with a decision before it. */
  nextBoundary(settings: Experiment, step: number): number {
    return Math.min(Infinity, ...periods(settings).map((period) => (Math.floor(step / period) + 1) * period));
  }

  /** Whether a snapshot before `step` loses nothing: the sums of a half-full window are no part of it. */
  isClean(settings: Experiment, step: number): boolean {
    return windows(settings).every((period) => step % period === 0) && !this.isBoundary(settings, step);
  }

  /** A confirmed step's loss. A window starts at every multiple of `every`, whatever the schedule is. */
  addLoss({ schedule }: Experiment, step: number, loss: number): void {
    if (step % schedule.every === 0) this.#losses = { sum: 0, count: 0 };
    this.#losses.sum += loss;
    this.#losses.count++;
  }

  /** A confirmed step's row of `noise_ring`. */
  addNoise(squares: number, noise: number, size: number): void {
    addNoise(this.#noise, squares, noise, size);
    this.#measured = true;
  }

  forgetNoise(): void {
    if (!this.#measured) return;
    this.#noise = noiseSums();
    this.#measured = false;
  }

  /** Whether the test loss is wanted for the decision before `step`. */
  wantsTestLoss({ earlyStopping }: Experiment, step: number): boolean {
    return earlyStopping.patience > 0 && step % earlyStopping.every === 0;
  }

  /** `testLoss`: where it is wanted. */
  decide(settings: Experiment, state: RunState, testLoss?: number): void {
    const { step } = state;
    const { schedule, batch } = settings;
    this.#decidedAt = step;
    const { sum, count } = this.#losses;
    if (schedule.type === 'plateau' && step % schedule.every === 0 && count > 0) {
      state.plateau = watchPlateau(state.plateau, sum / count, schedule);
    }
    if (testLoss !== undefined) state.early = watchTestLoss(state.early, step, testLoss, settings.earlyStopping);
    if (step % adaptiveWindow === 0) {
      if (batch.strategy === 'adaptive' && this.#measured) state.adaptive = grow(state.adaptive, this.#noise, batch);
      this.forgetNoise();
    }
  }

  /** The run stands somewhere else. */
  clear(): void {
    this.#losses = { sum: 0, count: 0 };
    this.forgetNoise();
    this.#decidedAt = -1;
  }
}
