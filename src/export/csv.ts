// The curve of a run as a table for a spreadsheet.
import type { History } from '../engine/history.ts';

const head = 'step,loss,learning_rate,gradient_norm,batch,train_loss,test_loss';

/** A cell: empty where there is nothing, or nothing finite. */
const cell = (value: number | undefined): string =>
  value !== undefined && Number.isFinite(value) ? String(value) : '';

/**
 * One line per kept step: the loss of its mini-batch (penalties included) before the update, the learning rate, the
 * gradient's norm where it was measured, the batch size; and the loss of the whole sets where θ was evaluated then.
 */
export function historyCsv({ steps, evaluations }: Pick<History, 'steps' | 'evaluations'>): string {
  const rows = new Map<number, string[]>();
  const { columns } = steps;
  for (let i = 0; i < steps.length; i++) {
    const norm = columns.norm[i] === 0 ? undefined : columns.norm[i];
    rows.set(columns.step[i], [columns.loss[i], columns.lr[i], norm, columns.batch[i]].map(cell));
  }
  const evaluated = evaluations.columns;
  for (let i = 0; i < evaluations.length; i++) {
    const row = rows.get(evaluated.step[i]) ?? ['', '', '', ''];
    rows.set(evaluated.step[i], [...row, cell(evaluated.train[i]), cell(evaluated.test[i])]);
  }
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([step, cells]) => [step, ...cells, ...(cells.length === 4 ? ['', ''] : [])].join(','));
  return `${[head, ...lines].join('\n')}\n`;
}
