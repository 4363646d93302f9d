// Convolutions in a link: filters, the kernel's size, the activation: `conv32x3r`; `conv32` is 3 × 3 with ReLU. Then
// `.same` for padding, `.s2` for a stride, `.res` for a residual connection.
import { layerBounds } from '../fields.ts';
import { paddings } from '../names.ts';
import type { ConvConfig } from '../types.ts';
import { activationCodes, readActivation } from './activation-codes.ts';
import { choice, readOptions, residual, stride, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const pattern = /^conv(\d{1,9})(?:x(\d{1,9}))?(?:-?([a-z][a-z0-9-]*))?$/;
const options = [choice('padding', paddings), stride(1), residual];

export const conv: LayerSyntax<ConvConfig> = {
  type: 'conv',
  fields: [
    { name: 'filters', kind: 'integer', min: 1, max: layerBounds.maxFilters, scale: 'log', default: 8 },
    { name: 'kernel', kind: 'integer', min: 1, max: 31, scale: 'linear', default: 3 },
    { name: 'stride', kind: 'integer', min: 1, max: 16, scale: 'linear', default: 1 },
    { name: 'padding', kind: 'choice', choices: paddings, default: 'valid' },
    { name: 'activation', kind: 'choice', choices: layerBounds.activations, default: 'relu' },
    { name: 'residual', kind: 'boolean', default: false, optional: true },
  ],
  write: (layer) =>
    `conv${layer.filters}x${layer.kernel}${activationCodes[layer.activation]}${writeOptions(options, layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, options) ?? { head: '' };
    const [matched, filters, kernel, activation] = pattern.exec(head) ?? [];
    if (matched === undefined) return undefined;
    return {
      type: 'conv',
      filters: Number(filters),
      ...(kernel === undefined ? {} : { kernel: Number(kernel) }),
      ...(activation === undefined ? {} : { activation: readActivation(activation) }),
      ...settings,
    };
  },
};
