// Writes the rows of the step table: for each step of a submit the settings in force, the schedule's rate, and the
// batch, whose sample numbers go to `order`.
import type { Dataset } from '../data/types.ts';
import type { Experiment } from '../experiment/index.ts';
import { type Plan, ringRows, tableRows } from './plan.ts';
import { fillRow } from './rows.ts';
import type { RunState } from './run-state.ts';
import { Sampler } from './sampler.ts';
import { emptyStep, StepTable } from './step.ts';
import { countedTargets } from './targets.ts';

export class StepWriter {
  readonly table = new StepTable(tableRows);
  /** Sample numbers of the batches of the submit. */
  order = new Uint32Array();
  readonly #row = emptyStep();
  #sampler: Sampler;
  /** How many targets each training sample has, where some have none. */
  readonly #targets: Uint32Array | undefined;

  constructor(
    readonly dataset: Dataset,
    seed: number,
    state: RunState,
  ) {
    this.#sampler = new Sampler(dataset.train.n, seed, state.sampler);
    this.#targets = countedTargets(dataset);
  }

  /** The run stands somewhere else: its batches go on from there. */
  stand(seed: number, state: RunState): void {
    this.#sampler = new Sampler(this.dataset.train.n, seed, state.sampler);
  }

  /**
   * Writes n rows from row `first` on and moves `state` n steps on; `settings` answers those in force at
   * `state.step`, `note` is told each step's rate. Returns how many words of `order` are to be sent.
   */
  write(
    n: number,
    first: number,
    plan: Plan,
    state: RunState,
    settings: () => Experiment,
    note: (step: number, lr: number) => void,
  ): number {
    const row = this.#row;
    if (this.order.length !== plan.orderWords) this.order = new Uint32Array(plan.orderWords);
    let end = 0;
    for (let i = 0; i < n; i++) {
      const now = settings();
      fillRow(row, now, state);
      for (let k = 0; k < plan.live.length; k++) row.live[k] = plan.live[k](now);
      row.slot = state.step % ringRows;
      row.offset = end;
      row.size = this.#sampler.next(now.batch, state.step, state.adaptive.size, plan.maxBatch, this.order, end);
      row.targets = this.#targets ? this.#countTargets(end, row.size) : 0;
      note(state.step, row.lr);
      end += row.size;
      this.table.set(first + i, row);
      state.step++;
    }
    return end;
  }

  /** Targets of the batch that starts at a place of `order`. */
  #countTargets(start: number, size: number): number {
    let count = 0;
    for (const sample of this.order.subarray(start, start + size)) count += this.#targets![sample];
    return count;
  }
}
