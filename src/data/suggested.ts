// What an experiment starts from when its data set is chosen; all else has its default.
import { type DataSetName, type ExperimentPatch, isPlaneSet, kindOf, type LayerConfig } from '../experiment/index.ts';
import { conv, decoder, encoder, factorisation, flatten, maxPool, recurrent, relu, tanh } from './layers.ts';
import { planeSets } from './sets/index.ts';

/** Hidden layers that learn the set well without learning it by heart. */
const layers: Partial<Record<DataSetName, LayerConfig[]>> = {
  penguins: tanh(8),
  iris: tanh(8),
  wine: tanh(8),
  cars: tanh(16),
  diabetes: [], // 309 rows and much chance: a plain line predicts as well as anything
  table: tanh(16),
  digits: [conv(16), maxPool, flatten, ...relu(32)],
  'fashion-mnist': [conv(8), maxPool, conv(16), maxPool, flatten, ...relu(32)],
  // Of the user's own pictures the size is not known: these fit any.
  idx: [conv(8, 'same'), maxPool, conv(16, 'same'), maxPool, flatten, ...relu(32)],
  images: [conv(8, 'same'), maxPool, conv(16, 'same'), maxPool, flatten, ...relu(32)],
  'moby-dick': decoder(64, 2),
  text: decoder(64, 2),
  spam: encoder(32, 1),
  copy: decoder(32, 1),
  reverse: decoder(32, 1),
  sort: decoder(32, 1),
  names: recurrent(32, 64),
  parity: recurrent(8, 16),
  addition: decoder(32, 2),
  ratings: factorisation(4),
};

/** Rows of long texts are many targets each. */
const batches: Partial<Record<DataSetName, number>> = {
  'moby-dick': 16,
  text: 16,
  names: 32,
  addition: 64,
  ratings: 128,
};

const rates: Partial<Record<DataSetName, number>> = { names: 0.01, parity: 0.01, addition: 0.005, ratings: 0.03 };

export function suggestedFor(set: DataSetName): ExperimentPatch {
  if (isPlaneSet(set)) return planeSets[set].suggested;
  const lr = rates[set] ?? (kindOf(set) === 'table' ? 0.01 : 0.003);
  const model = layers[set] ? { model: { layers: layers[set] } } : {};
  const batch = batches[set] ? { batch: { size: batches[set] } } : {};
  return { data: { set }, optimizer: { type: 'adam', lr }, ...model, ...batch };
}
