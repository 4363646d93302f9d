import { dataErrorsEn } from '../data-errors.en.ts';
import { layerErrorsEn } from '../layer-errors.en.ts';
import { problemsEn, type ProblemWords } from '../problems.en.ts';

/** Words for what is told of or went wrong: notices, and the problems of a link. */
export const noticesEn = {
  copied: 'Copied.',
  'copy-failed': 'The browser did not allow copying. Select the text and copy it by hand.',
  'nothing-to-open': 'There is nothing to open in this text.',
  'device-lost': 'The graphics device was lost. Training went on from the last snapshot; nothing is missing.',
  layer: (layer: number, why: string) => `Layer ${layer}: ${why}`,
  output: (given: number, wanted: number) =>
    given > wanted
      ? `The model gives ${given} numbers per sample, but there are ${wanted} to predict: pool the places of the sequence before the output.`
      : `The model gives ${given} numbers per sample, but there are ${wanted} to predict: every place of the sequence needs an answer of its own.`,
  'too-large': (needed: string, limit: string) =>
    `This model is too large for the device: one part of it needs ${needed}, and ${limit} is possible. Nothing was changed.`,
  error: (message: string) => `That did not work: ${message}`,
  dataErrors: dataErrorsEn,
  layerErrors: layerErrorsEn,
  problems: problemsEn as ProblemWords,
};
