import type { ScheduleConfig } from '../../experiment/index.ts';
import type { ScheduleSpec } from './types.ts';

/** Times γ whenever the loss has stopped falling, down to endFactor f. PyTorch: ReduceLROnPlateau. */
export const plateau: ScheduleSpec = {
  factor: ({ gamma, endFactor }, _t, reductions) => Math.max(gamma ** reductions, endFactor),
  formula: String.raw`\eta_t = \eta\,\max(\gamma^{r}, f),\quad r = \text{plateaus so far}`,
  python: 'max(gamma**reductions, end_factor)',
};

/** What the watch on the loss remembers. Losses are the means of the mini-batch losses of `every` steps. */
export interface PlateauState {
  best: number;
  /** Windows in a row without a better loss. */
  bad: number;
  /** How often the rate was reduced: the r of the factor. */
  reductions: number;
}

export const plateauStart: PlateauState = { best: Infinity, bad: 0, reductions: 0 };

/** One window later: reduce after more than `patience` windows that were not 1e-4 (relative) better than the best. */
export function watchPlateau(
  { best, bad, reductions }: PlateauState,
  loss: number,
  { patience }: ScheduleConfig,
): PlateauState {
  if (loss < best * (1 - 1e-4)) return { best: loss, bad: 0, reductions };
  if (bad < patience) return { best, bad: bad + 1, reductions };
  return { best, bad: 0, reductions: reductions + 1 };
}

/** The same in the exported program: `reductions = watch.feed(mean_loss, patience)` after every window. */
export const plateauPython = `\
class PlateauWatch:
    """Counts plateaus: more than \`patience\` windows in a row that were not 1e-4 (relative) better than the best."""

    def __init__(self):
        self.best, self.bad, self.reductions = math.inf, 0, 0

    def feed(self, loss, patience):
        if loss < self.best * (1 - 1e-4):
            self.best, self.bad = loss, 0
        elif self.bad < patience:
            self.bad += 1
        else:
            self.bad, self.reductions = 0, self.reductions + 1
        return self.reductions
`;
