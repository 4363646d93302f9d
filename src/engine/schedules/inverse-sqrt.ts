import type { ScheduleSpec } from './types.ts';

/** 1/√(1 + t/n). With as many warm-up steps as n it is the Transformer's schedule (Vaswani et al. 2017). */
export const inverseSqrt: ScheduleSpec = {
  factor: ({ every }, t) => 1 / Math.sqrt(1 + t / every),
  formula: String.raw`\eta_t = \frac{\eta}{\sqrt{1 + t/n}}`,
  python: '1 / math.sqrt(1 + t / every)',
};
