import type { ScheduleSpec } from './types.ts';

/** From 1 to endFactor f over T steps along a power p ("square": p = 2), then stays there. PyTorch: PolynomialLR (f = 0). */
export const polynomial: ScheduleSpec = {
  factor: ({ steps, power, endFactor }, t) => endFactor + (1 - endFactor) * (1 - Math.min(t / steps, 1)) ** power,
  formula: String.raw`\eta_t = \eta\,\bigl(f + (1-f)(1 - \min(\tfrac tT, 1))^{p}\bigr)`,
  python: 'end_factor + (1 - end_factor) * (1 - min(t / steps, 1)) ** power',
};
