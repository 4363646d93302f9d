// The tables that come with the page, in public/data.
import type { TableSetName } from '../../experiment/index.ts';

/** The file, and the column to predict unless another is chosen. */
export const shippedTables: Record<Exclude<TableSetName, 'table'>, { file: string; target: string }> = {
  penguins: { file: 'penguins.csv', target: 'species' },
  iris: { file: 'iris.csv', target: 'species' },
  wine: { file: 'wine.csv', target: 'grower' },
  cars: { file: 'cars.csv', target: 'Miles_per_Gallon' },
  diabetes: { file: 'diabetes.csv', target: 'progression' },
};
