// The losses by name: their kernel, and how the output layer follows from data and loss.
import type { Dataset } from '../../data/types.ts';
import type { LossName } from '../../experiment/index.ts';

export interface LossSpec {
  /** `shaders/<kernel>.wgsl`. */
  kernel: string;
  /** Activation of the output in classification; regression is always linear. */
  classificationOutput: 'logits' | 'tanh' | 'linear';
  tasks: readonly ('classification' | 'regression')[];
  formula: string;
  /** What the exported program's targets are in classification: the class, or +1 for it and −1 for the others. */
  targets: 'class' | 'sign';
  /**
   * The loss there, as a Python expression of `outputs` and `targets`: one number per row of the batch, or (where
   * targets are signs) one per output, of which the program takes the mean. `smooths`: with label smoothing by
   * `smoothing`; `ignores`: rows with target −1 are to have loss 0.
   */
  pytorch(outputs: number, options?: { smooths?: boolean; ignores?: boolean }): string;
}

const both = ['classification', 'regression'] as const;

export const lossSpecs: Record<LossName, LossSpec> = {
  mse: {
    kernel: 'mse',
    classificationOutput: 'tanh',
    tasks: both,
    formula: String.raw`\frac1B\sum (\hat y - y)^2`,
    targets: 'sign',
    pytorch: () => 'F.mse_loss(outputs, targets, reduction="none")',
  },
  mae: {
    kernel: 'mae',
    classificationOutput: 'tanh',
    tasks: both,
    formula: String.raw`\frac1B\sum |\hat y - y|`,
    targets: 'sign',
    pytorch: () => 'F.l1_loss(outputs, targets, reduction="none")',
  },
  huber: {
    kernel: 'huber',
    classificationOutput: 'tanh',
    tasks: both,
    formula: String.raw`\frac1B\sum \begin{cases}\frac12 e^2 & |e|\le 1\\ |e|-\frac12 & \text{else}\end{cases},\; e=\hat y-y`,
    targets: 'sign',
    pytorch: () => 'F.huber_loss(outputs, targets, reduction="none")',
  },
  hinge: {
    kernel: 'hinge',
    classificationOutput: 'linear',
    tasks: ['classification'],
    formula: String.raw`\frac1B\sum \max(0, 1 - y\hat y)`,
    targets: 'sign',
    pytorch: () => 'F.relu(1 - targets * outputs)',
  },
  'cross-entropy': {
    kernel: 'cross_entropy',
    classificationOutput: 'logits',
    tasks: ['classification'],
    formula: String.raw`-\frac1B\sum \log p_{y}`,
    targets: 'class',
    pytorch(outputs, { smooths = false, ignores = false } = {}) {
      if (outputs > 1) {
        const options = `${ignores ? ', ignore_index=-1' : ''}${smooths ? ', label_smoothing=smoothing' : ''}`;
        return `F.cross_entropy(outputs, targets, reduction="none"${options})`;
      }
      const targets = smooths ? 'targets * (1 - smoothing) + smoothing / 2' : 'targets';
      return `F.binary_cross_entropy_with_logits(outputs, ${targets}, reduction="none")`;
    },
  },
};

/** The override constants of a loss kernel; `size`: numbers the output layer puts out per sample. */
export function lossConstants(loss: LossName, dataset: Dataset, size: number): Record<string, number> {
  const { task, classes, targets, classWeights } = dataset;
  const spec = lossSpecs[loss];
  const shape = { K: size / targets, REPEAT: targets, ...(classWeights ? { WEIGHTED: 1 } : {}) };
  if (spec.kernel === 'cross_entropy') return shape;
  return {
    ...shape,
    CLASSES: classes,
    TANH_OUTPUT: task === 'classification' && spec.classificationOutput === 'tanh' ? 1 : 0,
  };
}
