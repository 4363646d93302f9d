// Racers on a surface, on a backend: any number with a handful of optimizers, their paths read back as they run.
import type { Backend, Command, Executable } from '../../engine/backend.ts';
import { StepTable } from '../../engine/step.ts';
import { type Contestant, rowOf } from './contestant.ts';
import { idleRow, idleSince, Paths, pathWords } from './paths.ts';
import { mostSteps, prepareRace, variantOf } from './race-kernels.ts';
import { rateWords, writeRates } from './rates.ts';
import type { Surface } from './surface.ts';

const none = 0xffffffff;

export interface Entry {
  /** Whose racer it is: index of a contestant. */
  contestant: number;
  x: number;
  y: number;
  /** Of its noise and its mini-batches. */
  seed: number;
  /** Factor on the contestant's learning rate. */
  rateFactor?: number;
}

/** Everything of a racer after a number of steps: enough to go on from there. */
export interface Standing {
  x: number;
  y: number;
  /** The step at which it was lost. */
  lostAt: number | undefined;
}

/** What made a step: a contestant's settings as they were, and how many steps its optimizer had made before. */
export interface Made {
  contestant: Contestant;
  t: number;
}

/** Settings in force from a step on, and since when each contestant has its optimizer. */
interface Reign {
  from: number;
  contestants: readonly Contestant[];
  since: readonly number[];
}

/** Where one contestant's racers are among those on the device. */
interface Places {
  first: number;
  count: number;
}

export class Racers {
  /** Steps made since the start. */
  step = 0;
  /** The step at which each contestant's present optimizer took over. */
  readonly #since: number[];
  /** In the order of their steps. */
  #reigns: Reign[] = [];
  /** Place of each entry on the device: contestant by contestant. */
  readonly #place: Int32Array;
  readonly #places: readonly Places[];
  readonly #paths: Paths | undefined;
  readonly #theta: Float32Array;
  readonly #lost: Uint32Array;
  readonly #table = new StepTable(32);

  private constructor(
    public backend: Backend,
    readonly surface: Surface,
    public contestants: readonly Contestant[],
    readonly entries: readonly Entry[],
    private readonly seeds: readonly number[],
    keepsPaths: boolean,
    private exec: Executable,
  ) {
    this.#since = contestants.map(() => 0);
    this.#paths = keepsPaths ? new Paths(entries.length) : undefined;
    const order = entries.map((_, i) => i).sort((a, b) => entries[a].contestant - entries[b].contestant || a - b);
    const place = new Int32Array(entries.length);
    order.forEach((entry, i) => (place[entry] = i));
    this.#place = place;
    this.#places = contestants.map((_, i) => ({
      first: order.findIndex((entry) => entries[entry].contestant === i),
      count: entries.filter(({ contestant }) => contestant === i).length,
    }));
    this.#theta = new Float32Array(2 * entries.length);
    this.#lost = new Uint32Array(entries.length);
  }

  /** Racers at their entries' places. `keepsPaths`: every step of every racer is read back. */
  static async create(
    backend: Backend,
    surface: Surface,
    contestants: readonly Contestant[],
    entries: readonly Entry[],
    keepsPaths = true,
  ): Promise<Racers> {
    const seeds = surface.sampled ? [...new Set(entries.map(({ seed }) => seed))] : [0];
    const sizes = { racers: entries.length, streams: seeds.length, keepsPaths };
    const exec = await prepareRace(backend, surface, contestants, sizes);
    const racers = new Racers(backend, surface, contestants, entries, seeds, keepsPaths, exec);
    racers.reset();
    return racers;
  }

  /** Everybody back to the start. */
  reset(): void {
    const { entries, exec } = this;
    this.#writeEntries();
    entries.forEach(({ x, y }, entry) => this.#theta.set([x, y], 2 * this.#place[entry]));
    exec.write('theta', this.#theta);
    exec.write('moments', new Float32Array(4 * entries.length));
    exec.write('lost', this.#lost.fill(none));
    this.#paths?.truncate(0);
    this.#since.fill(0);
    this.step = 0;
    this.#enthrone();
  }

  #writeEntries(): void {
    const { entries, exec } = this;
    const words = new Uint32Array(4 * entries.length);
    const factors = new Float32Array(words.buffer);
    entries.forEach(({ seed, rateFactor = 1 }, entry) => {
      const place = this.#place[entry];
      words[4 * place] = seed;
      factors[4 * place + 1] = rateFactor;
      words[4 * place + 2] = Math.max(0, this.seeds.indexOf(seed));
    });
    exec.write('entries', words);
  }

  /** Goes on from where all stand on another backend: what a lost device forgets is in the paths, which must be kept. */
  async moveTo(backend: Backend): Promise<void> {
    const { surface, contestants, entries } = this;
    const sizes = { racers: entries.length, streams: this.seeds.length, keepsPaths: true };
    const exec = await prepareRace(backend, surface, contestants, sizes);
    this.exec.destroy();
    this.exec = exec;
    this.backend = backend;
    this.#writeEntries();
    exec.write('theta', this.#theta);
    exec.write('moments', this.#momentsBefore(this.step));
    exec.write('lost', this.#lost);
  }

  /** The moments of all before a step, from their paths; none where the optimizer begins there, or its racer was lost. */
  #momentsBefore(step: number): Float32Array {
    const { entries } = this;
    const moments = new Float32Array(4 * entries.length);
    entries.forEach(({ contestant }, entry) => {
      const last = Math.min(step, this.rows(entry)) - 1;
      if (last < 0 || this.#since[contestant] >= step) return;
      const place = this.#place[entry];
      const made = this.row(entry, last).subarray(8, 12);
      if (!made.every(Number.isFinite)) return;
      moments.set(made.subarray(0, 2), 2 * place);
      moments.set(made.subarray(2), 2 * entries.length + 2 * place);
    });
    return moments;
  }

  /** What is set now holds from the present step on. */
  #enthrone(): void {
    const { step: from, contestants } = this;
    this.#reigns = this.#reigns.filter((reign) => reign.from < from);
    this.#reigns.push({ from, contestants, since: [...this.#since] });
  }

  /** What made an entry's step number `step`. */
  made(entry: number, step: number): Made {
    const { contestants, since } = this.#reigns.findLast(({ from }) => from <= step)!;
    const { contestant } = this.entries[entry];
    return { contestant: contestants[contestant], t: step - since[contestant] };
  }

  /** Other settings from the next step on. A contestant whose optimizer is another one starts with new moments. */
  async change(contestants: readonly Contestant[]): Promise<void> {
    const { backend, surface, entries } = this;
    const before = this.contestants;
    this.contestants = contestants;
    const same = (a: Contestant, b: Contestant): boolean => variantOf(surface, a) === variantOf(surface, b);
    if (contestants.every((contestant, i) => same(contestant, before[i]))) return this.#enthrone();
    const sizes = { racers: entries.length, streams: this.seeds.length, keepsPaths: this.#paths !== undefined };
    const next = await prepareRace(backend, surface, contestants, sizes);
    next.adopt(this.exec, ['entries', 'theta', 'moments', 'lost', 'path']);
    this.exec.destroy();
    this.exec = next;
    contestants.forEach(({ settings }, i) => {
      if (settings.optimizer.type !== before[i].settings.optimizer.type) this.#startAnew(i);
    });
    return this.#enthrone();
  }

  /** No moments yet, and t from 1. */
  #startAnew(contestant: number): void {
    const { first, count } = this.#places[contestant];
    this.#since[contestant] = this.step;
    for (const half of [0, 2 * this.entries.length]) {
      this.exec.write('moments', new Float32Array(2 * count), half + 2 * first);
    }
  }

  /** n steps of every racer that is not lost. */
  async advance(n: number): Promise<void> {
    for (let left = n; left > 0;) {
      const steps = Math.min(left, mostSteps);
      await this.#submit(steps);
      left -= steps;
    }
  }

  async #submit(steps: number): Promise<void> {
    const { entries, exec } = this;
    const commands: Command[] = [...this.#writeRows(steps)];
    commands.push({ do: 'read', buffer: 'theta', offset: 0, words: 2 * entries.length });
    commands.push({ do: 'read', buffer: 'lost', offset: 0, words: entries.length });
    const rowWords = entries.length * pathWords;
    const slot = this.step % mostSteps;
    const untilEnd = Math.min(steps, mostSteps - slot);
    const pieces = this.#paths
      ? [
          [slot, untilEnd],
          [0, steps - untilEnd],
        ].filter(([, count]) => count > 0)
      : [];
    for (const [from, count] of pieces) {
      commands.push({ do: 'read', buffer: 'path', offset: from * rowWords, words: count * rowWords });
    }
    const [theta, lost, ...rows] = await exec.submit(this.#table, commands);
    this.#theta.set(theta);
    this.#lost.set(new Uint32Array(lost.buffer, lost.byteOffset, lost.length));
    for (const row of rows) this.#paths?.add(row);
    this.step += steps;
  }

  /** The step table and `rates` for the next steps: a dispatch for each contestant. */
  *#writeRows(steps: number): Generator<Command> {
    const { surface, seeds, contestants } = this;
    const words = rateWords(surface) * steps * seeds.length;
    const rates = new Float32Array(words * contestants.length);
    const slots = surface.formula.slots(surface.values);
    for (const [i, contestant] of contestants.entries()) {
      const { first, count } = this.#places[i];
      if (count === 0) continue;
      const t = this.step - this.#since[i];
      writeRates(rates, i * words, surface, contestant, { from: this.step, steps, t, seeds });
      const row = rowOf(contestant, this.step, t);
      row.offset = first;
      row.size = count;
      row.slot = this.step % mostSteps;
      row.live.set([steps, contestant.noise, i * steps * seeds.length, steps]);
      row.live.set(slots, 4);
      this.#table.set(i, row);
      yield { do: 'run', pass: `race.${i}`, first: i, count: 1 };
    }
    this.exec.write('rates', rates);
  }

  /** Where an entry's racer is now. */
  standing(entry: number): Standing {
    const place = this.#place[entry];
    const lostAt = this.#lost[place] === none ? undefined : this.#lost[place];
    return { x: this.#theta[2 * place], y: this.#theta[2 * place + 1], lostAt };
  }

  /** Row of a step of an entry's path (paths.ts); a racer's last one is that of the step that lost it. */
  row(entry: number, step: number): Float32Array {
    return this.#paths!.row(this.#place[entry], step);
  }

  /** Rows an entry's path has. */
  rows(entry: number): number {
    const { lostAt } = this.standing(entry);
    return lostAt === undefined ? this.step : Math.min(this.step, lostAt + 1);
  }

  /** Puts a racer somewhere else; its moments stay. A lost one runs again, with moments of zero. */
  move(entry: number, x: number, y: number): void {
    const place = this.#place[entry];
    const { lostAt, ...lay } = this.standing(entry);
    if (lostAt !== undefined) {
      for (let step = lostAt + 1; step < this.step; step++)
        this.#paths?.set(place, step, idleRow(lay.x, lay.y, lostAt));
      for (const moment of [place, this.entries.length + place]) {
        this.exec.write('moments', new Float32Array(2), 2 * moment);
      }
    }
    this.#theta.set([x, y], 2 * place);
    this.#lost[place] = none;
    this.exec.write('theta', this.#theta.subarray(2 * place, 2 * place + 2), 2 * place);
    this.exec.write('lost', this.#lost.subarray(place, place + 1), place);
  }

  /** Back to how all stood before step `step`, exactly: the path has the moments. */
  rewind(step: number): void {
    if (step >= this.step) return;
    if (step === 0) return this.reset();
    const { entries, exec } = this;
    const moments = this.#momentsBefore(step);
    entries.forEach((_, entry) => {
      const place = this.#place[entry];
      if (this.#lost[place] < step) return; // it has stood still since
      const row = this.row(entry, step);
      this.#theta.set(row.subarray(0, 2), 2 * place);
      this.#lost[place] = idleSince(row) ?? none;
    });
    exec.write('theta', this.#theta);
    exec.write('moments', moments);
    exec.write('lost', this.#lost);
    this.#paths?.truncate(step);
    this.step = step;
    this.#since.forEach((since, i) => since > step && this.#startAnew(i));
    this.#enthrone();
  }

  destroy(): void {
    this.exec.destroy();
  }
}
