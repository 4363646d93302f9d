// Batch strategy `adaptive`: the batch grows when the measured gradient noise says so.
//
// A batch's gradient g is the true gradient G plus noise of variance tr(Σ)/B. While the noise is the larger part, a
// larger batch pays; while it is the smaller one, it does not. Equal they are at the simple noise scale of McCandlish
// et al. 2018 ("An Empirical Model of Large-Batch Training", arXiv:1812.06162):
//
//   B_noise = tr(Σ) / ‖G‖²                       the rule: B < B_noise → double B (up to batch.max; it never shrinks)
//
// which is the norm test of Byrd et al. 2012 ("Sample size selection in optimization methods for machine learning"),
// tr(Σ)/B > θ²‖G‖², with θ = 1. Both are measured in one batch, at one θ: with d = 1/B·Σ ±gᵦ, signs alternating over
// the rows (shaders/alternate_signs.wgsl), G cancels in d, and over n rows with a sign (B, or B − 1 for an odd B)
//
//   E‖d‖² = tr(Σ)·n/B²    →  tr(Σ) ≈ ‖d‖²·B²/n       E‖g‖² = ‖G‖² + tr(Σ)/B    →  ‖G‖² ≈ ‖g‖² − ‖d‖²·B/n
//
// (The product of two consecutive steps' gradients estimates ‖G‖² too, but falls when the steps swing across a valley,
// which is no noise: see Chee & Toulis 2018, arXiv:1710.06382, who use just that.) A single measurement strays, so
// every fifth step is measured, numerator and denominator are summed, and each 50 steps decide once: the run depends
// on nothing but its experiment.
import type { BatchConfig } from '../experiment/index.ts';

export interface AdaptiveState {
  /** B the strategy is at. */
  size: number;
}

export const adaptiveStart = (batch: BatchConfig): AdaptiveState => ({ size: batch.size });

/** A decision is due before each step whose index is a multiple of this. */
export const adaptiveWindow = 50;

/** Whether the gradient noise of the step is measured. */
export const measuresNoise = (index: number): boolean => index % 5 === 4;

/** Sums over the measurements of a window. */
export interface NoiseSums {
  /** Of the estimates of tr(Σ). */
  trace: number;
  /** Of the estimates of ‖G‖²; may be negative. */
  signal: number;
}

export const noiseSums = (): NoiseSums => ({ trace: 0, signal: 0 });

/** Takes in a measured step: a row of `noise_ring`. A batch of one says nothing about its scatter. */
export function addNoise(sums: NoiseSums, squares: number, noise: number, size: number): void {
  const signed = size - (size % 2);
  if (signed === 0 || !Number.isFinite(squares) || !Number.isFinite(noise)) return;
  sums.trace += (noise * size * size) / signed;
  sums.signal += squares - (noise * size) / signed;
}

/** B_noise; infinite where no signal is left above the noise. */
export const noiseScale = ({ trace, signal }: NoiseSums): number => (signal > 0 ? trace / signal : Infinity);

/** The decision at the end of a window. A window without a measurement (B = 1) doubles. */
export function grow(state: AdaptiveState, sums: NoiseSums, batch: BatchConfig): AdaptiveState {
  if (state.size >= noiseScale(sums)) return state;
  return { size: Math.max(state.size, Math.min(2 * state.size, batch.max)) };
}

/**
 * The same in the exported program. In every step whose index is 4 modulo 5, before backward():
 * `watch.measure(row_losses, params)`; after backward(), before clipping: `watch.add(params)`; before each step whose
 * index is a multiple of 50: `size = watch.grow(size, largest)`. `row_losses`: loss of each row; params' `.grad`: of the
 * whole objective.
 */
export const adaptivePython = `\
class NoiseWatch:
    """Doubles the batch while it is below the gradient noise scale tr(Sigma)/|G|^2 (McCandlish et al. 2018)."""

    def __init__(self):
        self.trace, self.signal, self.measured = 0.0, 0.0, False

    def measure(self, row_losses, params):
        """Gradient of the batch with alternating signs: the true gradient cancels, the noise is left."""
        self.measured = True
        self.size = len(row_losses)
        self.signed = self.size - self.size % 2
        signs = torch.ones_like(row_losses)
        signs[1::2] = -1
        signs[self.signed :] = 0
        noise = torch.autograd.grad((signs * row_losses).sum() / self.size, params, retain_graph=True)
        self.noise = float(sum((d * d).sum() for d in noise))

    def add(self, params):
        if self.signed == 0:
            return
        squares = float(sum((p.grad * p.grad).sum() for p in params))
        self.trace += self.noise * self.size * self.size / self.signed
        self.signal += squares - self.noise * self.size / self.signed

    def grow(self, size, largest):
        """After a window of steps: the batch size from here on."""
        scale = self.trace / self.signal if self.signal > 0 else math.inf
        grows = self.measured and size < scale
        self.trace, self.signal, self.measured = 0.0, 0.0, False
        return max(size, min(2 * size, largest)) if grows else size
`;
