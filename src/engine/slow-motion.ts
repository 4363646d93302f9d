// One step in five stages, each run by the real engine and reported with its numbers.
import type { Stage } from './kernel.ts';
import type { StageReport } from './session-types.ts';
import type { Trainer } from './trainer.ts';

export const stages: readonly Stage[] = ['batch', 'forward', 'loss', 'backward', 'update'];

export class SlowMotion {
  #next = 0;
  constructor(readonly trainer: Trainer) {}

  /** Whether a step is begun and not yet done. */
  get midway(): boolean {
    return this.#next > 0;
  }

  /** Runs the next stage of the present step, or the first of the next one. */
  async next(): Promise<StageReport> {
    const { trainer } = this;
    const { plan } = trainer;
    const stage = stages[this.#next];
    if (stage === 'batch' && trainer.unsettled) await trainer.settle();
    const theta = { buffer: 'theta', words: plan.length };
    const run = (reads: { buffer: string; words: number }[]) =>
      trainer.stage(`train.${stage}`, stage === 'batch', reads);
    // `row` is this step's from the first stage on.
    const report = (more: Partial<StageReport>): StageReport => ({ stage, step: trainer.row.index, ...more });
    let result: StageReport;
    if (stage === 'batch') {
      await run([]);
      const { size } = trainer.row;
      result = report({ samples: trainer.order.slice(0, size) });
    } else if (stage === 'forward') {
      const { size } = trainer.row;
      const activations = await run(
        plan.layers.map(({ training }) => ({ buffer: training.value, words: size * training.size })),
      );
      result = report({ activations });
    } else if (stage === 'loss') {
      const [ring] = await run([{ buffer: 'ring', words: plan.buffers.find((b) => b.name === 'ring')!.words }]);
      result = report({ loss: ring[4 * trainer.row.slot] });
    } else if (stage === 'backward') {
      const [gradient] = await run([{ buffer: 'grad', words: plan.length }]);
      result = report({ gradient });
    } else {
      const [before] = await trainer.read([theta]);
      const [after] = await run([theta]);
      result = report({ before, theta: after });
    }
    this.#next = (this.#next + 1) % stages.length;
    return result;
  }

  /** Does the stages that are left of a step begun. */
  async finish(): Promise<void> {
    while (this.midway) await this.next();
  }
}
