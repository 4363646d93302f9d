// Dropout in a link: `dropout0.3`; `dropout` alone drops half.
import type { DropoutConfig } from '../types.ts';
import type { LayerField, LayerSyntax } from './syntax.ts';

const pattern = /^dropout(\d{0,9}(?:\.\d{0,30})?(?:e-\d{1,3})?)$/;

/** A rate of dropout, wherever it is. */
export const rateField = (usual: number): LayerField => ({
  name: 'rate',
  kind: 'number',
  min: 0,
  max: 0.95,
  scale: 'linear',
  step: 0.01,
  default: usual,
  live: true,
});

export const dropout: LayerSyntax<DropoutConfig> = {
  type: 'dropout',
  weightless: true,
  fields: [rateField(0.5)],
  write: ({ rate }) => `dropout${rate}`,
  read(text) {
    const [matched, rate] = pattern.exec(text) ?? [];
    if (matched === undefined) return undefined;
    return rate === '' ? { type: 'dropout' } : { type: 'dropout', rate: Number(rate) };
  },
};
