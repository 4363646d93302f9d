import type { ScheduleSpec } from './types.ts';

/** From 1 to endFactor f over T steps, then stays there. PyTorch: LinearLR(start_factor=1). */
export const linear: ScheduleSpec = {
  factor: ({ steps, endFactor }, t) => 1 + (endFactor - 1) * Math.min(t / steps, 1),
  formula: String.raw`\eta_t = \eta\,\bigl(1 + (f-1)\min(\tfrac tT, 1)\bigr)`,
  python: '1 + (end_factor - 1) * min(t / steps, 1)',
};
