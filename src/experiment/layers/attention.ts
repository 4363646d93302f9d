// Self-attention in a link: `attention4h` has four heads; `.full` where a place sees what comes after it too.
import { attentionMasks } from '../names.ts';
import type { AttentionConfig } from '../types.ts';
import { choice, readOptions, writeOptions } from './options.ts';
import type { LayerField, LayerSyntax } from './syntax.ts';

const pattern = /^attention(?:(\d{1,9})h?)?$/;

export const mask = choice('mask', attentionMasks);
export const headsField: LayerField = { name: 'heads', kind: 'integer', min: 1, max: 32, scale: 'log', default: 4 };
export const maskField: LayerField = { name: 'mask', kind: 'choice', choices: attentionMasks, default: 'causal' };

export const attention: LayerSyntax<AttentionConfig> = {
  type: 'attention',
  fields: [headsField, maskField],
  write: (layer) => `attention${layer.heads}h${writeOptions([mask], layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, [mask]) ?? { head: '' };
    const [matched, heads] = pattern.exec(head) ?? [];
    if (matched === undefined) return undefined;
    return { type: 'attention', ...(heads === undefined ? {} : { heads: Number(heads) }), ...settings };
  },
};
