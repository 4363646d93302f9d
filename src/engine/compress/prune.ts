// Which weights are pruned, by the criteria of torch.nn.utils.prune: the smallest of a score, over the whole model or
// layer by layer, as a share (`round(share · n)`, the earlier first among equals) or below a threshold; and 2:4.
// Only weight matrices and filters are pruned, never biases or the scales of a normalisation, as is the custom.
import { type PruneMethod, type PruneScope, stream, uniform } from '../../experiment/index.ts';
import type { Parameter } from '../kernel.ts';

export interface PruneSpec {
  method: PruneMethod;
  scope: PruneScope;
  /** Share of the weights to remove, 0 … 1 (2:4 removes a half whatever this says). */
  share: number;
  /** Remove every weight whose score is below this instead; 0: by share. */
  threshold?: number;
}

/** The tensors whose entries may be pruned or rounded: weight matrices and filters. */
export const prunable = (parameters: readonly Parameter[]): Parameter[] =>
  parameters.filter(({ role, shape, helper }) => role === 'weight' && shape.length > 1 && !helper);

/** A half goes to the even number, as Python's round(). */
export function roundHalfEven(x: number): number {
  const r = Math.round(x);
  return Math.abs(x - Math.trunc(x)) === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

export interface Scores {
  theta: Float32Array;
  /** ∂L/∂θ, for importance. */
  gradient: Float32Array;
  seed: number;
}

function scoresOf(method: PruneMethod, tensor: Parameter, k: number, { theta, gradient, seed }: Scores): Float32Array {
  const { offset, length } = tensor;
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const w = theta[offset + i];
    // What is removed already goes first, so that removing the same share again changes nothing.
    if (w === 0) out[i] = -1;
    else if (method === 'random') out[i] = uniform(seed, stream.prune, k, i);
    else out[i] = Math.abs(method === 'magnitude' ? w : w * gradient[offset + i]);
  }
  return out;
}

/** Sets `keep` to 0 for the `count` lowest scores, the earlier first among equals. */
function dropLowest(scores: Float32Array, count: number, keep: Uint8Array): void {
  if (count <= 0) return;
  const sorted = scores.slice().sort();
  const limit = sorted[count - 1];
  let left = count;
  for (const score of scores) if (score < limit) left--;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] < limit) keep[i] = 0;
    else if (scores[i] === limit && left > 0) {
      keep[i] = 0;
      left--;
    }
  }
}

/** Of every four neighbours in a row the two with the highest scores stay (the earlier among equals); a rest stays. */
function keepTwoOfFour(scores: Float32Array, width: number, keep: Uint8Array): void {
  for (let row = 0; row < scores.length; row += width) {
    for (let first = row; first + 4 <= row + width; first += 4) {
      const four = [0, 1, 2, 3].sort((a, b) => scores[first + b] - scores[first + a] || a - b);
      keep[first + four[2]] = keep[first + four[3]] = 0;
    }
  }
}

/** The mask over θ (P): 1 keeps, 0 prunes; 1 wherever nothing may be pruned. */
export function pruneMask(parameters: readonly Parameter[], spec: PruneSpec, given: Scores): Float32Array {
  const tensors = prunable(parameters);
  const scores = tensors.map((tensor) => scoresOf(spec.method, tensor, parameters.indexOf(tensor), given));
  const keeps = tensors.map(({ length }) => new Uint8Array(length).fill(1));
  const threshold = spec.threshold ?? 0;
  if (spec.scope === '2-of-4') {
    tensors.forEach(({ shape, length }, t) => keepTwoOfFour(scores[t], length / shape[0], keeps[t]));
  } else if (threshold > 0) {
    scores.forEach((all, t) => all.forEach((score, i) => (keeps[t][i] = score < threshold ? 0 : 1)));
  } else if (spec.scope === 'layer') {
    scores.forEach((all, t) => dropLowest(all, roundHalfEven(spec.share * all.length), keeps[t]));
  } else {
    const total = tensors.reduce((sum, { length }) => sum + length, 0);
    const [all, keep] = [new Float32Array(total), new Uint8Array(total).fill(1)];
    let at = 0;
    for (const some of scores) {
      all.set(some, at);
      at += some.length;
    }
    dropLowest(all, roundHalfEven(spec.share * total), keep);
    at = 0;
    for (const some of keeps) {
      some.set(keep.subarray(at, at + some.length));
      at += some.length;
    }
  }
  const mask = new Float32Array(given.theta.length).fill(1);
  tensors.forEach(({ offset }, t) => mask.set(keeps[t], offset));
  return mask;
}

type Weights = Pick<Scores, 'theta'> & { parameters: readonly Parameter[] };

/** |w| of every weight that may be pruned, and whether the mask keeps it. */
function magnitudes({ parameters, theta }: Weights, spec: Pick<PruneSpec, 'share' | 'threshold'>) {
  const given = { theta, gradient: theta, seed: 0 };
  const mask = pruneMask(parameters, { method: 'magnitude', scope: 'global', ...spec }, given);
  return prunable(parameters).flatMap(({ offset, length }) =>
    Array.from({ length }, (_, i) => ({ size: Math.abs(theta[offset + i]), kept: mask[offset + i] === 1 })),
  );
}

/** The share of the weights with |w| < threshold. */
export function shareBelow(weights: Weights, threshold: number): number {
  const all = magnitudes(weights, { share: 0, threshold });
  return all.length > 0 ? all.filter(({ kept }) => !kept).length / all.length : 0;
}

/** The smallest |w| that stays where such a share of the smallest goes; Infinity where none stays. */
export const thresholdOf = (weights: Weights, share: number): number =>
  magnitudes(weights, { share }).reduce((least, { size, kept }) => (kept ? Math.min(least, size) : least), Infinity);

/** θ where the mask is 1, exactly 0 where it is 0 (and so also where θ is no number). */
export const masked = (theta: Float32Array, mask: Float32Array): Float32Array =>
  theta.map((w, i) => (mask[i] === 0 ? 0 : w));
