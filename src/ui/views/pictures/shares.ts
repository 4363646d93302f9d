// The answers of a classifier, one share per class.
import type { RunView } from '../../../engine/session-types.ts';
import { lossSpecs } from '../../../engine/losses/index.ts';

const isProbability = ({ settings }: RunView): boolean => lossSpecs[settings.loss].classificationOutput === 'logits';

/** Of one sample; where a loss knows no probabilities, its scores −1 … 1 brought to 0 … 1. */
export function classShares(view: RunView, answers: ArrayLike<number>): number[] {
  const shares = Array.from(answers, (value) => {
    const share = isProbability(view) ? value : (value + 1) / 2;
    return Math.min(1, Math.max(0, share));
  });
  return shares.length === 1 ? [1 - shares[0], shares[0]] : shares;
}

export interface Taken {
  class: number;
  share: number;
}

/** The class that each of n samples is taken for, and how surely. */
export function takenFor(view: RunView, outputs: Float32Array, n: number): Taken[] {
  const width = outputs.length / n;
  return Array.from({ length: n }, (_, i) => {
    const shares = classShares(view, outputs.subarray(i * width, (i + 1) * width));
    const best = shares.reduce((top, share, k) => (share > shares[top] ? k : top), 0);
    return { class: best, share: shares[best] };
  });
}
