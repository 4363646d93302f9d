// Pooling in a link: `max-pool2`, `avg-pool3.s2`; the stride goes without saying where it is the window's size.
import type { PoolConfig } from '../types.ts';
import { readOptions, stride, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

function pool<T extends PoolConfig['type']>(type: T): LayerSyntax<PoolConfig<T>> {
  const pattern = new RegExp(String.raw`^${type}(\d{1,9})?$`);
  return {
    type,
    weightless: true,
    fields: [
      { name: 'size', kind: 'integer', min: 1, max: 16, scale: 'linear', default: 2 },
      {
        name: 'stride',
        kind: 'integer',
        min: 1,
        max: 16,
        scale: 'linear',
        default: ({ size }: PoolConfig) => size,
      },
    ],
    write: (layer) => `${type}${layer.size}${writeOptions([stride(layer.size)], layer)}`,
    read(text) {
      const { head, settings } = readOptions(text, [stride(0)]) ?? { head: '' };
      const [matched, size] = pattern.exec(head) ?? [];
      if (matched === undefined) return undefined;
      return { type, ...(size === undefined ? {} : { size: Number(size) }), ...settings };
    },
  };
}

export const maxPool = pool('max-pool');
export const avgPool = pool('avg-pool');
