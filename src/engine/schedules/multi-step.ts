import type { ScheduleSpec } from './types.ts';

/** A staircase: times γ at each milestone m. PyTorch: MultiStepLR. */
export const multiStep: ScheduleSpec = {
  factor: ({ gamma, milestones }, t) => gamma ** milestones.filter((milestone) => milestone <= t).length,
  formula: String.raw`\eta_t = \eta\,\gamma^{\,|\{m\,:\,m\le t\}|}`,
  python: 'gamma ** sum(milestone <= t for milestone in milestones)',
};
