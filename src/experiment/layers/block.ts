// A transformer's block in a link: `block4h` has four heads. Then `.x2` for a feed-forward network twice as wide as the
// sequence (four times goes without saying), `.post` for norms behind, `.full` where a place sees what comes after it
// too, `.hw8` for heads that are 8 wide, `.hidden96` for a feed-forward network of so many units, `.drop0.1` for dropout.
import { normPlaces } from '../names.ts';
import type { BlockConfig } from '../types.ts';
import { headsField, headWidth, headWidthField, mask, maskField } from './attention.ts';
import { rateField } from './dropout.ts';
import { choice, readOptions, whole, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const pattern = /^block(?:(\d{1,9})h?)?$/;
const dropping = /\.drop(\d{1,9}(?:\.\d{1,30})?(?:e-\d{1,3})?)/; // has a dot of its own

const expansion = {
  name: 'expansion',
  read: (option: string) => (/^x\d{1,9}$/.test(option) ? Number(option.slice(1)) : undefined),
  write: (value: unknown) => (value === 4 ? undefined : `x${value as number}`),
};
const options = [expansion, choice('norm', normPlaces), mask, headWidth, whole('hidden', 'hidden', 0)];

export const block: LayerSyntax<BlockConfig> = {
  type: 'block',
  fields: [
    headsField,
    { name: 'expansion', kind: 'integer', min: 1, max: 8, scale: 'linear', default: 4 },
    { name: 'norm', kind: 'choice', choices: normPlaces, default: 'pre' },
    maskField,
    rateField(0),
    headWidthField,
    { name: 'hidden', kind: 'integer', min: 0, max: 4096, scale: 'log0', default: 0, optional: true },
  ],
  write: (layer) =>
    `block${layer.heads}h${writeOptions(options, layer)}${layer.rate === 0 ? '' : `.drop${layer.rate}`}`,
  read(text) {
    const [, rate] = dropping.exec(text) ?? [];
    const { head, settings } = readOptions(text.replace(dropping, ''), options) ?? { head: '' };
    const [matched, heads] = pattern.exec(head) ?? [];
    if (matched === undefined) return undefined;
    return {
      type: 'block',
      ...(heads === undefined ? {} : { heads: Number(heads) }),
      ...settings,
      ...(rate === undefined ? {} : { rate: Number(rate) }),
    };
  },
};
