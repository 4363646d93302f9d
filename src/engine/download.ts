// Data sets that are being fetched for a run: progress for the page, and a way to give up.
import { type Dataset, loadDataset } from '../data/index.ts';
import type { Experiment } from '../experiment/index.ts';
import type { RunStatus } from './session-types.ts';

export class Download {
  /** Bytes so far, while something is fetched. */
  progress: RunStatus['download'];
  #abort: AbortController | undefined;

  constructor(readonly onProgress: () => void) {}

  /** An experiment's data. Rejects with an AbortError after `cancel`. */
  async of({ data }: Experiment): Promise<Dataset> {
    this.#abort = new AbortController();
    const onProgress = (loaded: number, total: number): void => {
      this.progress = { loaded, total };
      this.onProgress();
    };
    try {
      return await loadDataset(data, { onProgress, signal: this.#abort.signal });
    } finally {
      this.progress = undefined;
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }
}
