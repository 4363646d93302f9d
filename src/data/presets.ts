// Experiments worth trying on real data, by set: what the page offers beneath the set that is chosen. One line each, and
// its words in src/ui/words/pages/data.*.ts.
import type { DataSetName, ExperimentPatch, LayerConfig } from '../experiment/index.ts';
import { conv, flatten, maxPool, relu, tanh } from './layers.ts';

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
] as const satisfies readonly Preset[];
