import type { Dataset } from '../../../src/data/index.ts';
import type { Experiment } from '../../../src/experiment/index.ts';

/** One experiment that must run as PyTorch runs it. */
export interface Case {
  family: string;
  name: string;
  x: Experiment;
  /** Where it is not the experiment's own. */
  dataset?: Dataset;
  /** Where 1e-4 is too little. */
  tolerance?: number;
}
