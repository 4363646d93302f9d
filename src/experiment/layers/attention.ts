// Self-attention in a link: `attention4h` has four heads; `.full` where a place sees what comes after it too, `.hw8` for
// heads that are 8 wide whatever the sequence's width.
import { attentionMasks } from '../names.ts';
import type { AttentionConfig } from '../types.ts';
import { choice, readOptions, whole, writeOptions } from './options.ts';
import type { LayerField, LayerSyntax } from './syntax.ts';

const pattern = /^attention(?:(\d{1,9})h?)?$/;

export const mask = choice('mask', attentionMasks);
export const headsField: LayerField = { name: 'heads', kind: 'integer', min: 1, max: 32, scale: 'log', default: 4 };
export const headWidth = whole('headWidth', 'hw', 0);
export const headWidthField: LayerField = {
  name: 'headWidth',
  kind: 'integer',
  min: 0,
  max: 256,
  scale: 'log0',
  default: 0,
  optional: true,
};
export const maskField: LayerField = { name: 'mask', kind: 'choice', choices: attentionMasks, default: 'causal' };

export const attention: LayerSyntax<AttentionConfig> = {
  type: 'attention',
  fields: [headsField, maskField, headWidthField],
  write: (layer) => `attention${layer.heads}h${writeOptions([mask, headWidth], layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, [mask, headWidth]) ?? { head: '' };
    const [matched, heads] = pattern.exec(head) ?? [];
    if (matched === undefined) return undefined;
    return { type: 'attention', ...(heads === undefined ? {} : { heads: Number(heads) }), ...settings };
  },
};
