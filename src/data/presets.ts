// Experiments worth trying on real data, by set: what the page offers beneath the set that is chosen. One line each, and
// its words in src/ui/words/pages/data.*.ts.
import type { DataSetName, ExperimentPatch, LayerConfig } from '../experiment/index.ts';
import { conv, decoder, factorisation, flatten, maxPool, recurrent, relu, tanh } from './layers.ts';

export interface Preset {
  name: string;
  set: DataSetName;
  patch: ExperimentPatch;
}

const adam = (lr: number): ExperimentPatch['optimizer'] => ({ type: 'adam', lr });

/** conv 32 3×3, max-pool 2, conv 64 3×3, max-pool 2, flatten, dense 128, all ReLU: LeNet's heirs as courses teach them. */
const classic: LayerConfig[] = [conv(32), maxPool, conv(64), maxPool, flatten, ...relu(128)];
const small: LayerConfig[] = [conv(8), maxPool, conv(16), maxPool, flatten, ...relu(32)];
const normalised: LayerConfig[] = [8, 16].flatMap((filters): LayerConfig[] => [
  { ...conv(filters), activation: 'linear' },
  { type: 'batch-norm', activation: 'relu' },
  maxPool,
]);

const embedding = (size: number): LayerConfig => ({ type: 'embedding', size });
const plainRnn = (units: number): LayerConfig[] => [
  embedding(16),
  { type: 'rnn', units, nonlinearity: 'tanh', returns: 'all', truncate: 0 },
];
/** The mean of the words' embeddings: their order is lost. */
const bag = (size: number): LayerConfig[] => [embedding(size), { type: 'pool-places', take: 'mean' }];
/** Reads word by word; what it remembers at the end is what the class is told from. */
const reader = (units: number): LayerConfig[] => [embedding(16), { type: 'gru', units, returns: 'last', truncate: 0 }];

const preset = (
  name: string,
  set: DataSetName,
  layers: LayerConfig[],
  lr: number,
  more: ExperimentPatch = {},
): Preset => ({
  name,
  set,
  patch: { ...more, data: { set, ...more.data }, model: { layers }, optimizer: adam(lr) },
});

export const presets = [
  preset('classic-cnn', 'fashion-mnist', classic, 0.001, { batch: { size: 32 } }),
  preset('small-cnn', 'fashion-mnist', small, 0.003),
  preset('normalised-cnn', 'fashion-mnist', [...normalised, flatten, ...relu(32)], 0.01),
  preset('dense-pictures', 'fashion-mnist', relu(64), 0.003),
  preset('linear-pictures', 'fashion-mnist', [], 0.003),
  preset('small-cnn', 'digits', [conv(16), maxPool, flatten, ...relu(32)], 0.003),
  preset('dense-pictures', 'digits', relu(32), 0.003),
  preset('linear-pictures', 'digits', [], 0.003),
  preset('few-pictures', 'digits', relu(64), 0.003, { data: { rows: 200, test: 0.25 } }),
  preset('gaps-dropped', 'penguins', tanh(8), 0.01, { data: { missing: 'drop' } }),
  preset('unscaled', 'penguins', tanh(8), 0.01, { data: { scale: 'none' } }),
  preset('rare', 'penguins', tanh(8), 0.01, { data: { shares: [100, 10, 100] } }),
  preset('rare-weighted', 'penguins', tanh(8), 0.01, { data: { shares: [100, 10, 100], balance: 'class-weights' } }),
  preset('linear-table', 'cars', [], 0.01),
  preset('deep', 'cars', tanh(16, 8), 0.01),
  preset('linear-table', 'diabetes', [], 0.01),
  preset('deep', 'diabetes', tanh(16, 8), 0.01),
  preset('linear-table', 'iris', [], 0.01),
  preset('linear-table', 'wine', [], 0.01),
  preset('gru', 'moby-dick', recurrent(32, 128), 0.005, { batch: { size: 16 } }),
  preset('words', 'moby-dick', decoder(32, 1), 0.003, {
    data: { tokens: 'word', length: 24, rows: 600 },
    batch: { size: 16 },
  }),
  preset('plain-rnn', 'names', plainRnn(64), 0.003, { batch: { size: 32 } }),
  preset('transformer', 'names', decoder(32, 2), 0.003, { batch: { size: 32 } }),
  preset('bag-of-words', 'spam', bag(16), 0.01),
  preset('reader', 'spam', reader(16), 0.01),
  preset('plain-rnn', 'copy', plainRnn(32), 0.003),
  preset('gru', 'copy', recurrent(16, 64), 0.01, { batch: { size: 32 } }),
  preset('plain-rnn', 'parity', plainRnn(16), 0.003),
  preset('transformer', 'parity', decoder(32, 1), 0.003),
  preset('gru', 'addition', recurrent(16, 128), 0.005, { batch: { size: 64 } }),
  preset('one-taste', 'ratings', factorisation(1), 0.03, { batch: { size: 128 } }),
  preset('many-tastes', 'ratings', factorisation(32), 0.03, { batch: { size: 128 } }),
] as const satisfies readonly Preset[];
