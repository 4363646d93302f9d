// The calls that measure the gradient noise of a step, for the adaptive batch (adaptive.ts says what for).
import { measuresNoise } from './adaptive.ts';
import type { Call } from './kernel.ts';

/**
 * After the step's own backward calls and before its update: the same backward calls once more, from the output's dz
 * (and what else the loss begins with) with alternating signs, into `noise` (as long as θ) instead of `grad`; then (‖g‖², ‖d‖², B, 0) into `noise_ring`.
 */
export function noiseCalls(
  backward: readonly Call[],
  seeds: readonly { gradient: string; size: number }[],
  length: number,
  partials: number,
  GROUPS: 0 | 1,
): Call[] {
  const constants = { QUADS: length / 4, PARTIALS: partials, GROUPS };
  const calls: Call[] = [
    ...seeds.map(({ gradient, size: K }): Call => ({
      kernel: 'alternate_signs',
      stage: 'backward',
      constants: { K },
      buffers: [gradient],
      threads: (size) => size * K,
    })),
    ...backward.map((call) => ({ ...call, buffers: call.buffers.map((name) => (name === 'grad' ? 'noise' : name)) })),
    {
      kernel: 'gradient_noise_partial',
      stage: 'backward',
      constants,
      buffers: ['grad', 'noise', 'theta', 'partials', GROUPS ? 'groups' : 'none'],
      threads: () => partials,
    },
    {
      kernel: 'gradient_noise',
      stage: 'backward',
      constants: { PARTIALS: partials },
      buffers: ['partials', 'noise_ring'],
      threads: () => 1,
      single: true,
    },
  ];
  for (const call of calls) {
    const { when } = call;
    call.when = (step) => measuresNoise(step.index) && (when?.(step) ?? true);
  }
  return calls;
}
