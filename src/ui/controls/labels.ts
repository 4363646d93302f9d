// Label and help of a setting and of its choices, by path.
import { en } from '../words/en.ts';
import type { Words } from '../words/index.ts';
import { laterWords } from '../words/later.ts';
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
  precision: 'precisions',
  'lossScale.type': 'lossScales',
} as const;

/** Words for the setting at a path; a setting without words shows its path, which a test does not let pass. */
export function fieldLabel(words: Words, path: string): Label {
  const { label, help } = words.fields[path as keyof typeof fieldsEn] ?? { label: path, help: '' };
  return { label, help: help || (laterOf(words).help[path] ?? '') };
}

const laterOf = (words: Words) => laterWords(words === en ? 'en' : 'zh');

/** Words for one choice of the setting at a path. */
export function optionLabel(words: Words, path: string, choice: string): Label {
  const menu = path.endsWith('.activation') ? 'activations' : menus[path as keyof typeof menus];
  const options =
    menu === undefined ? (laterOf(words).options[path] ?? {}) : (words.options[menu] as Record<string, Label>);
  return options[choice] ?? { label: choice, help: '' };
}
