// Data sets: what they are, how to get them, what is done to them.
export * from './closed-form.ts';
export { DataError, type DataErrorKey, type DataErrorValues } from './errors.ts';
export { foldsOf } from './folds.ts';
export { loadDataset } from './load.ts';
export { findOwn, forgetOwn, keepOwn, ownName } from './own.ts';
export { makeDataset } from './plane.ts';
export { planeSets } from './sets/index.ts';
export { asFloats, readSafetensors, type StoredTensor } from './safetensors.ts';
export { suggestedFor } from './suggested.ts';
export { ignored } from './types.ts';
export type * from './types.ts';
export { keepWeights, lendWeights, loadWeights, returnWeights, weightsOf } from './weights.ts';
