// What the page, `downhill.metrics()` and the tests call metrics (DESIGN.md, Scripting).

/** Of one class, seen as "this class or not". */
export interface ClassScores {
  precision: number;
  recall: number;
  f1: number;
  /** Rows that truly belong to the class. */
  support: number;
}

export interface ClassificationMetrics {
  accuracy: number;
  /** Of class 1 where there are two classes, else the plain mean over the classes (macro average). */
  precision: number;
  recall: number;
  f1: number;
  perClass: ClassScores[];
  /** classes × classes rows: confusion[truth][predicted]. */
  confusion: number[][];
  /** True where a score above was 0/0 (a class never predicted, or with no rows) and is given as 0, as scikit-learn does. */
  undefinedScores: boolean;
}

export interface RegressionMetrics {
  /** Mean absolute error. */
  mae: number;
  /** Root of the mean squared error. */
  rmse: number;
  /** Share of the targets' variance that is explained: 1 is perfect, 0 is the mean's, below 0 worse than the mean. */
  r2: number;
  /** True where the targets do not vary: r2 is then 1 for a perfect answer, else 0, as scikit-learn does. */
  undefinedScores: boolean;
}

export type Metrics = { loss: number } & (ClassificationMetrics | RegressionMetrics);
