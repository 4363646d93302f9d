// What comes back from the device: the losses of all steps (through the rings), and the flag of the first non-finite
// value. Keeps the history and the sums that window decisions are made of.
import { type Experiment, effectiveAt } from '../experiment/index.ts';
import { measuresNoise } from './adaptive.ts';
import type { Command } from './backend.ts';
import type { History } from './history.ts';
import { type Plan, ringRows } from './plan.ts';
import type { Windows } from './windows.ts';

/** The flag's "none". */
export const noFailure = 0xffffffff;

/** The rings of a plan; all have one row of four words a step. */
const ringsOf = ({ experiment }: Plan): string[] =>
  experiment.batch.strategy === 'adaptive' ? ['ring', 'noise_ring'] : ['ring'];

export class ReadBack {
  /** Steps whose rows have come back. */
  confirmed = 0;
  /** First step with a non-finite value, once it is known. */
  failedAt: number | undefined;
  /** Loss of the last confirmed step (the history may have thinned it out). */
  lastLoss = Number.NaN;
  readonly #rates = new Float64Array(ringRows);

  constructor(
    readonly history: History,
    readonly windows: Windows,
  ) {}

  /** The learning rate of a step that is being submitted, for the history. */
  noteRate(step: number, lr: number): void {
    this.#rates[step % ringRows] = lr;
  }

  /** Appends the reads of the flag and of the rings' rows confirmed … to; returns how many reads they are. */
  ask(plan: Plan, commands: Command[], to: number): number {
    const before = commands.length;
    commands.push({ do: 'read', buffer: 'flag', offset: 0, words: 4 });
    for (const buffer of ringsOf(plan)) {
      for (let step = this.confirmed; step < to;) {
        const slot = step % ringRows;
        const rows = Math.min(to - step, ringRows - slot);
        commands.push({ do: 'read', buffer, offset: slot * 4, words: rows * 4 });
        step += rows;
      }
    }
    return commands.length - before;
  }

  /** Takes in the answers to `ask`, which was asked when the steps before `from` were confirmed. */
  take(plan: Plan, x: Experiment, [flag, ...pieces]: Float32Array[], from: number, to: number): void {
    const [stopped, update] = new Uint32Array(flag.buffer, flag.byteOffset, 4);
    const failed = Math.min(stopped, update);
    if (failed !== noFailure) this.failedAt = failed;
    const rings = ringsOf(plan).length;
    const perRing = pieces.length / rings; // two where the rows wrap around
    const row = (ring: number, index: number): Float32Array => {
      const first = pieces[ring * perRing];
      const at = index * 4;
      return at < first.length
        ? first.subarray(at, at + 4)
        : pieces[ring * perRing + 1].subarray(at - first.length, at - first.length + 4);
    };
    // What another answer has brought already is left out; after the failing step nothing was done.
    for (let step = Math.max(from, this.confirmed); step < to && step <= failed; step++) {
      const [loss, norm, , size] = row(0, step - from);
      this.history.steps.add(step, loss, this.#rates[step % ringRows], norm, size);
      this.lastLoss = loss;
      const settings = effectiveAt(x, step);
      this.windows.addLoss(settings, step, loss);
      if (settings.batch.strategy !== 'adaptive') {
        // What was measured before another strategy took over may have gone with its plan, read or not.
        this.windows.forgetNoise();
      } else if (rings > 1 && measuresNoise(step)) {
        const [squares, noise, rows] = row(1, step - from);
        this.windows.addNoise(squares, noise, rows);
      }
    }
    this.confirmed = Math.max(this.confirmed, to);
    this.history.version++;
  }

  /** The run stands at another step. */
  stand(step: number): void {
    this.confirmed = step;
    this.failedAt = undefined;
    this.windows.clear();
  }
}
