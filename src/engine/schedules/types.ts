import type { ScheduleConfig } from '../../experiment/index.ts';

/** What a schedule's file declares: the factor on the base rate. Pure, in double precision, evaluated on the CPU. */
export interface ScheduleSpec {
  /**
   * Factor for the step `t` (from 0; warm-up already taken off). `reductions` counts how often reduce-on-plateau has
   * fired so far; only `plateau` reads it.
   */
  factor(config: ScheduleConfig, t: number, reductions: number): number;
  /** The factor as the page shows it (KaTeX). */
  formula: string;
  /**
   * The factor as a Python expression for the exported program. It may use `math`, `t`, `reductions` and the
   * schedule's values by their names in snake case: steps, every, gamma, milestones, power, end_factor.
   */
  python: string;
}
