// What is being computed on the page, and how far it is. One piece of work at a time; another one stops it.
import { create } from 'zustand';
import { BackendLost } from '../../engine/backend.ts';
import { Exclusive } from '../../engine/exclusive.ts';
import type { Bench, Going } from '../../labs/runs/train-all.ts';
import { notifyError } from '../notices.ts';
import { freeShare, theBench } from './backend.ts';
import type { Part } from './choices.ts';

interface Work {
  /** Which part is at work; undefined: none is. */
  part: Part | undefined;
  /** 0 … 1 */
  progress: number;
}

export const useWork = create<Work>(() => ({ part: undefined, progress: 0 }));

let stop = new AbortController();
const exclusive = new Exclusive();

export function stopWork(): void {
  stop.abort();
}

/** Starts work for a part, in the place of what was at work; its result, or undefined if it was stopped. */
export async function work<T>(part: Part, task: (bench: Bench, going: Going) => Promise<T>): Promise<T | undefined> {
  stop.abort();
  const own = new AbortController();
  stop = own;
  const { signal } = own;
  useWork.setState({ part, progress: 0 });
  try {
    return await exclusive.run(async () => {
      if (signal.aborted) return undefined;
      return task(await theBench(), {
        signal,
        share: freeShare,
        onProgress: (progress) => {
          if (stop === own) useWork.setState({ progress });
        },
      });
    });
  } catch (error) {
    if (!(error instanceof BackendLost)) notifyError(error);
    return undefined;
  } finally {
    if (stop === own) useWork.setState({ part: undefined });
  }
}
