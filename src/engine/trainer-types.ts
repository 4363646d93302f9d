// What a trainer is made from and asked for.
import type { History } from './history.ts';
import type { RunState } from './run-state.ts';

/** θ, moments and state, on the host: what a run goes on from after a lost device, or on another backend. */
export interface Checkpoint {
  state: RunState;
  theta: Float32Array;
  moments: Float32Array;
  /** Running statistics (`Plan.stateLength` words). */
  layerState: Float32Array;
}

export interface TrainerOptions {
  history?: History;
  checkpoint?: Checkpoint;
  /** Places (rows × inputs) at which every unit's output can be asked for. */
  probe?: Float32Array;
}

/** Extra reads of one submit: appended commands that need rows of the step table, and what to do with the answer. */
export interface Reads {
  /** Evaluation passes: rows `size` from sample `offset` of a pass, then the reads that follow it. */
  passes: { pass: string; offset: number; size: number; reads: { buffer: string; words: number }[] }[];
}
