// Recurrent layers in a link: `gru64`, `lstm32.last`, `rnn16.relu.mean`; `.bptt8` cuts back-propagation through time
// after every eight places.
import { layerBounds } from '../fields.ts';
import { nonlinearities, returnedStates } from '../names.ts';
import type { RecurrentConfig, RnnConfig } from '../types.ts';
import { choice, readOptions, whole, writeOptions } from './options.ts';
import type { LayerField, LayerSyntax } from './syntax.ts';

const fields: LayerField[] = [
  { name: 'units', kind: 'integer', min: 1, max: layerBounds.maxUnits, scale: 'log', default: 32 },
  { name: 'returns', kind: 'choice', choices: returnedStates, default: 'all' },
  { name: 'truncate', kind: 'integer', min: 0, max: 512, scale: 'log0', default: 0 },
];
const options = [choice('returns', returnedStates), whole('truncate', 'bptt', 0)];

function recurrent<L extends RecurrentConfig>(
  type: L['type'],
  own: readonly LayerField[] = [],
  ownOptions: typeof options = [],
): LayerSyntax<L> {
  const pattern = new RegExp(String.raw`^${type}(\d{1,9})?$`);
  const all = [...ownOptions, ...options];
  return {
    type,
    fields: [...fields, ...own],
    write: (layer) => `${type}${layer.units}${writeOptions(all, layer)}`,
    read(text) {
      const { head, settings } = readOptions(text, all) ?? { head: '' };
      const [matched, units] = pattern.exec(head) ?? [];
      if (matched === undefined) return undefined;
      return { type, ...(units === undefined ? {} : { units: Number(units) }), ...settings };
    },
  };
}

export const rnn = recurrent<RnnConfig>(
  'rnn',
  [{ name: 'nonlinearity', kind: 'choice', choices: nonlinearities, default: 'tanh' }],
  [choice('nonlinearity', nonlinearities)],
);
export const gru = recurrent<RecurrentConfig<'gru'>>('gru');
export const lstm = recurrent<RecurrentConfig<'lstm'>>('lstm');
