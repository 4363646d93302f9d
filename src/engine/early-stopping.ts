// Early stopping (Prechelt 1998, "Early Stopping — But When?"): the test loss is watched while the run goes on; when it
// has not fallen for a while, the run stops and says where it was lowest. It decides only when to stop: the steps that
// are made are those of the run without it.
import type { EarlyStoppingConfig } from '../experiment/index.ts';

/** What the watch remembers. */
export interface EarlyStoppingState {
  /** The lowest test loss so far, and the step before which it was measured. */
  best: number;
  bestStep: number;
  /** Evaluations in a row without a better one. */
  bad: number;
  /** Where it stopped last. Going on from there, the patience is as fresh as at the beginning. */
  stoppedAt?: number;
}

export const earlyStoppingStart: EarlyStoppingState = { best: Infinity, bestStep: 0, bad: 0 };

/**
 * One evaluation later: stop after `patience` evaluations in a row whose loss was not more than `minDelta` below the
 * best one (as Keras' and Lightning's EarlyStopping do). A loss that is not a number is no better than any.
 */
export function watchTestLoss(
  { best, bestStep, bad }: EarlyStoppingState,
  step: number,
  loss: number,
  { patience, minDelta }: EarlyStoppingConfig,
): EarlyStoppingState {
  if (loss < best - minDelta) return { best: loss, bestStep: step, bad: 0 };
  if (bad + 1 < patience) return { best, bestStep, bad: bad + 1 };
  return { best, bestStep, bad: 0, stoppedAt: step };
}

/** The same in the exported program: `if stopping.feed(step, test_loss, model): break` before every so-many-th step. */
export const earlyStoppingPython = `\
class EarlyStopping:
    """Says when the test loss has not fallen for \`patience\` evaluations in a row, and keeps the model of the best."""

    def __init__(self):
        self.best, self.best_step, self.bad, self.model = math.inf, 0, 0, None

    def feed(self, step, loss, model):
        if loss < self.best - settings.early_min_delta:
            self.best, self.best_step, self.bad = loss, step, 0
            self.model = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= settings.early_patience
`;
