// The embedding of tokens in a link: `embedding32`.
import type { EmbeddingConfig } from '../types.ts';
import type { LayerSyntax } from './syntax.ts';

const pattern = /^embedding(\d{1,9})?$/;

export const embedding: LayerSyntax<EmbeddingConfig> = {
  type: 'embedding',
  fields: [{ name: 'size', kind: 'integer', min: 1, max: 512, scale: 'log', default: 32 }],
  write: ({ size }) => `embedding${size}`,
  read(text) {
    const [matched, size] = pattern.exec(text) ?? [];
    if (matched === undefined) return undefined;
    return { type: 'embedding', ...(size === undefined ? {} : { size: Number(size) }) };
  },
};
