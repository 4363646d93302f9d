// What a model's outputs are worth: see types.ts for what each number means.
export { classificationMetrics, predictedClasses } from './classification.ts';
export { regressionMetrics } from './regression.ts';
export type * from './types.ts';
