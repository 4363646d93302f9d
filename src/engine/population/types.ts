// Many whole runs of one network beside each other, each with a seed and hyper-parameters of its own: what sweeps,
// maps and comparisons are made of.

/** The end of a run, and the way there. */
export interface Summary {
  /** Its last and its least loss that was a number. */
  last: number;
  least: number;
  /** Step whose loss or update was not finite; none did anything after it. */
  failedAt: number | undefined;
  /** First step with a loss at or below the goal. */
  reachedAt: number | undefined;
}

export interface PopulationOptions {
  /** Updates every run makes. */
  steps: number;
  /** Steps whose mean loss makes one entry of a strip; default: as many as leave 128 entries. */
  every?: number;
  /** Loss that counts as reached; default: none does. */
  goal?: number;
}

export interface RunOptions {
  /** Stops after the dispatch under way, a few hundredths of a second later. */
  signal?: AbortSignal;
  /** Told after every dispatch: the share of all steps that is done. */
  onProgress?: (share: number) => void;
  /** Share of the device's time to take now, 0 … 1; what is left is somebody else's. Asked after every dispatch. */
  share?: () => number;
  /** Milliseconds a dispatch aims at; default: 16. */
  pace?: number;
}

export interface Population {
  readonly runs: number;
  readonly steps: number;
  /** Steps of an entry, and entries of a strip. */
  readonly every: number;
  readonly entries: number;
  /** Share of all steps that is done. */
  readonly done: number;
  /** Whether it runs fused, all runs beside each other, or one after the other. */
  readonly trainer: 'fused' | 'plan';
  /** Goes on until all runs have made their steps, or until it is stopped. Rejects with BackendLost. */
  run(options?: RunOptions): Promise<void>;
  summaries(): Promise<Summary[]>;
  /**
   * Mean losses, runs × entries: of a run that failed, NaN from the entry on in which it did; of steps not made yet,
   * NaN too.
   */
  strips(): Promise<Float32Array>;
  /** θ of all runs, runs × P. */
  parameters(): Promise<Float32Array>;
  destroy(): void;
}

/** The experiments of a population must differ in numbers only. */
export class PopulationError extends Error {
  constructor(readonly what: string) {
    super(`the experiments of a population differ in ${what}`);
    this.name = 'PopulationError';
  }
}

export const stripEvery = ({ steps, every }: PopulationOptions): number =>
  Math.max(1, Math.floor(every ?? Math.ceil(steps / 128)));
