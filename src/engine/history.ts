// The run's curve: typed arrays of fixed capacity, so that a run of any length holds the same memory. When they are
// full, every other row is dropped and from then on only every 2nd (4th, 8th …) step is kept.

/** A growing table of numbers per step, thinned when full. */
export class Series<Column extends string> {
  readonly columns: Record<Column, Float64Array>;
  length = 0;
  /** Every how many steps a row is kept. */
  stride = 1;

  constructor(
    readonly names: readonly Column[],
    readonly capacity: number,
  ) {
    this.columns = Object.fromEntries(names.map((name) => [name, new Float64Array(capacity)])) as Record<
      Column,
      Float64Array
    >;
  }

  /** Adds a row, whose first column is the step; rows off the stride and steps already there are left out. */
  add(...row: number[]): void {
    if (row[0] % this.stride !== 0) return;
    if (this.length > 0 && row[0] <= this.columns[this.names[0]][this.length - 1]) return;
    if (this.length === this.capacity) this.#thin();
    if (row[0] % this.stride !== 0) return;
    this.names.forEach((name, i) => {
      this.columns[name][this.length] = row[i];
    });
    this.length++;
  }

  #thin(): void {
    this.stride *= 2;
    const steps = this.columns[this.names[0]];
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (steps[i] % this.stride !== 0) continue;
      for (const name of this.names) this.columns[name][kept] = this.columns[name][i];
      kept++;
    }
    this.length = kept;
  }

  /** Forgets all rows at or after a step. */
  truncate(step: number): void {
    const steps = this.columns[this.names[0]];
    while (this.length > 0 && steps[this.length - 1] >= step) this.length--;
  }

  clear(): void {
    this.length = 0;
    this.stride = 1;
  }
}

/** Everything the charts and `downhill.history()` read. Version changes with every addition. */
export class History {
  /** Each step's mini-batch: objective (penalties included) before the update, learning rate, ‖∇‖ (0 where not measured), B. */
  readonly steps = new Series(['step', 'loss', 'lr', 'norm', 'batch'], 65536);
  /** Whole-set evaluations, after `step` updates. Irregular: about 10 a second. */
  readonly evaluations = new Evaluations(8192);
  version = 0;

  truncate(step: number): void {
    this.steps.truncate(step);
    this.evaluations.truncate(step + 1);
    this.version++;
  }

  clear(): void {
    this.steps.clear();
    this.evaluations.clear();
    this.version++;
  }
}

/** Irregular in steps, so thinned by place: every other row. */
export class Evaluations {
  readonly columns: Record<'step' | 'train' | 'test', Float64Array>;
  length = 0;
  constructor(readonly capacity: number) {
    this.columns = {
      step: new Float64Array(capacity),
      train: new Float64Array(capacity),
      test: new Float64Array(capacity),
    };
  }

  add(step: number, train: number, test: number): void {
    const { columns } = this;
    if (this.length > 0 && columns.step[this.length - 1] === step) this.length--;
    if (this.length === this.capacity) {
      for (const column of Object.values(columns)) for (let i = 0; i < this.capacity; i += 2) column[i / 2] = column[i];
      this.length = this.capacity / 2;
    }
    columns.step[this.length] = step;
    columns.train[this.length] = train;
    columns.test[this.length] = test;
    this.length++;
  }

  truncate(step: number): void {
    while (this.length > 0 && this.columns.step[this.length - 1] >= step) this.length--;
  }

  clear(): void {
    this.length = 0;
  }
}
