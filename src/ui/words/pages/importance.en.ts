/** Words of the importance of a table’s columns. */
export const importanceEn = {
  title: 'What the model relies on',
  help: 'Permutation importance: one column of the test rows is shuffled, so that it tells nothing about its own row any more, and the score falls by so much. It is done eight times; the line shows how far these lie apart. Columns that say the same share their importance.',
  waiting: 'The columns are being shuffled …',
  accuracy: (score: string) => `Accuracy ${score}`,
  r2: (score: string) => `R² ${score}`,
  rows: (n: string) => `on ${n} rows that are held out.`,
  trainingRows: (n: string) => `on ${n} training rows: there were too few to hold any out.`,
  column: 'Column',
  fallPoints: 'falls by, % points',
  fallR2: 'falls by',
  more: (n: string) => `and ${n} more columns that count less`,
  at: (step: string) => `with the weights of step ${step}`,
};
