// Racers that were dropped together: one of each kind, from one place, at one moment.
import type { Backend } from '../../engine/backend.ts';
import type { Contestant } from '../../labs/surface/contestant.ts';
import { type Made, Racers } from '../../labs/surface/racers.ts';
import { idleSince } from '../../labs/surface/paths.ts';
import type { Surface } from '../../labs/surface/surface.ts';
import type { Place } from '../../labs/surface/surfaces/index.ts';

/** A racer at a moment: where it is, and, unless it has not moved on yet, the row of the step it makes from there. */
export interface Moment {
  x: number;
  y: number;
  /** Row of the step made from here (labs/surface/paths.ts). */
  next: Float32Array | undefined;
  /** Row of the step that led here. */
  last: Float32Array | undefined;
  /** The settings that made that step. */
  lastBy: Made | undefined;
  /** Its own step. */
  step: number;
  lost: boolean;
  /** A hand put it here: its last step led somewhere else. */
  placed: boolean;
}

export class Wave {
  /** Steps at which a racer was put somewhere else by hand, by racer. */
  #moves: number[][];
  private constructor(
    readonly start: Place,
    readonly racers: Racers,
    /** The run's step at which these were dropped. */
    public birth: number,
  ) {
    this.#moves = racers.entries.map(() => []);
  }

  static async create(
    backend: Backend,
    surface: Surface,
    contestants: readonly Contestant[],
    start: Place,
    { seed, birth }: { seed: number; birth: number },
  ): Promise<Wave> {
    const entries = contestants.map((_, contestant) => ({ contestant, x: start[0], y: start[1], seed }));
    return new Wave(start, await Racers.create(backend, surface, contestants, entries), birth);
  }

  /** Back to the run's step `step`; who was dropped later waits at the start. */
  rewind(step: number): void {
    const own = step - this.birth;
    if (own <= 0) {
      this.racers.reset();
      this.birth = step;
    } else this.racers.rewind(own);
    this.#moves = this.#moves.map((steps) => steps.filter((at) => own > 0 && at <= own));
  }

  move(racer: number, x: number, y: number): void {
    this.racers.move(racer, x, y);
    const moves = this.#moves[racer];
    if (moves.at(-1) !== this.racers.step) moves.push(this.racers.step);
  }

  /** Own steps at which the racer's trail is broken. */
  moves(racer: number): readonly number[] {
    return this.#moves[racer];
  }

  /** Rows of the racer's path up to the run's step `step`. */
  rows(racer: number, step: number): number {
    return Math.max(0, Math.min(step - this.birth, this.racers.rows(racer)));
  }

  at(racer: number, step: number): Moment {
    const { racers } = this;
    const own = Math.max(0, step - this.birth);
    const rows = racers.rows(racer);
    const { lostAt, ...standing } = racers.standing(racer);
    const made = Math.min(own, rows);
    const row = made > 0 ? racers.row(racer, made - 1) : undefined;
    const before = row && idleSince(row) === undefined ? { last: row, lastBy: racers.made(racer, made - 1) } : { last: undefined, lastBy: undefined }; // oxfmt-ignore
    const placed = this.#moves[racer].includes(made);
    if (own < rows) {
      const next = racers.row(racer, own);
      const lost = idleSince(next) !== undefined;
      return { x: next[0], y: next[1], next: lost ? undefined : next, ...before, step: own, lost, placed };
    }
    return { ...standing, next: undefined, ...before, step: made, lost: lostAt !== undefined, placed };
  }

  destroy(): void {
    this.racers.destroy();
  }
}
