// Label and help of a setting and of its choices, by path.
import type { Words } from '../words/index.ts';
import type { fieldsEn } from '../words/fields.en.ts';

export interface Label {
  label: string;
  help: string;
}

const menus = {
  'data.set': 'dataSets',
  'data.features': 'features',
  'data.task': 'tasks',
  'data.missing': 'missing',
  'data.scale': 'scalings',
  'data.balance': 'balances',
  'data.tokens': 'tokens',
  'data.delimiter': 'delimiters',
  'data.header': 'headers',
  'model.init': 'initializers',
  loss: 'losses',
  'optimizer.type': 'optimizers',
  'schedule.type': 'schedules',
  'batch.strategy': 'batchStrategies',
  'compression.prune': 'prunings',
  'compression.scope': 'pruneScopes',
  'compression.qat': 'qatBits',
  'compression.scheme': 'quantSchemes',
  'compression.grain': 'quantGrains',
  precision: 'precisions',
  'lossScale.type': 'lossScales',
} as const;

/** Words for the setting at a path; a setting without words shows its path, which a test does not let pass. */
export const fieldLabel = (words: Words, path: string): Label =>
  words.fields[path as keyof typeof fieldsEn] ?? { label: path, help: '' };

/** Words for one choice of the setting at a path. */
export function optionLabel(words: Words, path: string, choice: string): Label {
  const menu = path.endsWith('.activation') ? 'activations' : menus[path as keyof typeof menus];
  const options: Record<string, Label> = menu === undefined ? {} : words.options[menu];
  return options[choice] ?? { label: choice, help: '' };
}
