// What one would want to predict in a table that was just opened.
import type { Task } from '../../experiment/index.ts';
import type { Column } from './columns.ts';
import type { Table } from './read.ts';

const likely = /^(target|label|class|category|species|outcome|result|y|klasse|ziel|目标|标签|类别)$/i;
/** A column of whole numbers with no more different ones than this names classes. */
const fewNumbers = 10;

/** The column, and whether as a class or as a number. */
export function suggestTarget({ columns }: Table): { target: string; task: Task } | undefined {
  const usable = columns.filter(({ type }) => type === 'category' || type === 'number');
  // A target that is the same everywhere is still the one that was meant: that there is one class only is then said.
  const meant = columns.find(
    (column) => likely.test(column.name) && (usable.includes(column) || column.reason === 'constant'),
  );
  const column = meant ?? usable.at(-1);
  return column && { target: column.name, task: taskOfColumn(column) };
}

export function taskOfColumn({ type, values, distinct }: Column): Task {
  if (type !== 'number' || !values) return 'classification';
  const whole = values.every((v) => Number.isNaN(v) || Number.isInteger(v));
  return whole && distinct <= fewNumbers ? 'classification' : 'regression';
}
