import type { ScheduleSpec } from './types.ts';

/** Times γ every `every` steps, at once. PyTorch: StepLR. */
export const step: ScheduleSpec = {
  factor: ({ gamma, every }, t) => gamma ** Math.floor(t / every),
  formula: String.raw`\eta_t = \eta\,\gamma^{\lfloor t/n\rfloor}`,
  python: 'gamma ** (t // every)',
};
