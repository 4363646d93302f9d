import type { ScheduleSpec } from './types.ts';

/** A smooth γ per `every` steps. PyTorch: ExponentialLR(gamma ** (1 / every)). */
export const exponential: ScheduleSpec = {
  factor: ({ gamma, every }, t) => gamma ** (t / every),
  formula: String.raw`\eta_t = \eta\,\gamma^{\,t/n}`,
  python: 'gamma ** (t / every)',
};
