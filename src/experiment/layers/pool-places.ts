// One row for a whole sequence in a link: `pool-places` is the mean of its places; `.first`, `.last`, `.product`.
import { placesTaken } from '../names.ts';
import type { PoolPlacesConfig } from '../types.ts';
import { choice, readOptions, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const options = [choice('take', placesTaken)];

export const poolPlaces: LayerSyntax<PoolPlacesConfig> = {
  type: 'pool-places',
  weightless: true,
  fields: [{ name: 'take', kind: 'choice', choices: placesTaken, default: 'mean' }],
  write: (layer) => `pool-places${writeOptions(options, layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, options) ?? { head: '' };
    return head === 'pool-places' ? { type: 'pool-places', ...settings } : undefined;
  },
};
