import type { ScheduleSpec } from './types.ts';

export const constant: ScheduleSpec = {
  factor: () => 1,
  formula: String.raw`\eta_t = \eta`,
  python: '1.0',
};
