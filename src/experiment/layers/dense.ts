// Dense layers in a link: units, then the activation: `8t`, `8relu`, `8-leaky-relu`; `8` alone is tanh.
import { layerBounds } from '../fields.ts';
import type { DenseConfig } from '../types.ts';
import { activationCodes, readActivation } from './activation-codes.ts';
import { readOptions, residual, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const pattern = /^(\d{1,9})(?:-?([a-z][a-z0-9-]*))?$/;
const options = [residual];

export const dense: LayerSyntax<DenseConfig> = {
  type: 'dense',
  fields: [
    { name: 'units', kind: 'integer', min: 1, max: layerBounds.maxUnits, scale: 'log', default: 4 },
    { name: 'activation', kind: 'choice', choices: layerBounds.activations, default: 'tanh' },
    { name: 'residual', kind: 'boolean', default: false, optional: true },
  ],
  write: (layer) => `${layer.units}${activationCodes[layer.activation]}${writeOptions(options, layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, options) ?? { head: '' };
    const [matched, units, activation] = pattern.exec(head) ?? [];
    if (matched === undefined) return undefined;
    return {
      type: 'dense',
      units: Number(units),
      ...(activation === undefined ? {} : { activation: readActivation(activation) }),
      ...settings,
    };
  },
};
