import type { ScheduleSpec } from './types.ts';

/** Half a cosine from 1 to endFactor f over T steps (Loshchilov & Hutter 2017), then stays there. PyTorch: CosineAnnealingLR. */
export const cosine: ScheduleSpec = {
  factor: ({ steps, endFactor }, t) =>
    endFactor + ((1 - endFactor) * (1 + Math.cos(Math.PI * Math.min(t / steps, 1)))) / 2,
  formula: String.raw`\eta_t = \eta\,\bigl(f + \tfrac{1-f}{2}(1 + \cos(\pi \min(\tfrac tT, 1)))\bigr)`,
  python: 'end_factor + (1 - end_factor) * (1 + math.cos(math.pi * min(t / steps, 1))) / 2',
};
