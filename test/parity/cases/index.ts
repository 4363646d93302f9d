import { batchCases } from './batches.ts';
import { compressionCases } from './compression.ts';
import { imageCases } from './images.ts';
import { lossCases } from './losses.ts';
import { mixedCases } from './mixed.ts';
import { modelCases } from './models.ts';
import { optimizerCases } from './optimizers.ts';
import { stoppingCases } from './stopping.ts';
import { textCases } from './texts.ts';
import { transformerCases } from './transformers.ts';
import { tweakCases } from './tweaks.ts';

export type { Case } from './types.ts';
export const cases = [
  ...optimizerCases,
  ...modelCases,
  ...imageCases,
  ...textCases,
  ...transformerCases,
  ...lossCases,
  ...batchCases,
  ...tweakCases,
  ...stoppingCases,
  ...compressionCases,
  ...mixedCases,
];
