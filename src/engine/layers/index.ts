// The layer types by name: one line each.
import type { LayerConfig, LayerType } from '../../experiment/index.ts';
import { attention } from './attention.ts';
import { batchNorm } from './batch-norm.ts';
import { block } from './block.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { layerNorm } from './layer-norm.ts';
import { avgPool, globalAvgPool, maxPool } from './pool.ts';
import { poolPlaces } from './pool-places.ts';
import { position } from './position.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import type { LayerSpec } from './types.ts';

export type { LayerSpec, PyTorchLayer, Tensor } from './types.ts';

const specs: { [T in LayerType]: LayerSpec<Extract<LayerConfig, { type: T }>> } = {
  dense,
  conv,
  'max-pool': maxPool,
  'avg-pool': avgPool,
  'global-avg-pool': globalAvgPool,
  flatten,
  dropout,
  'batch-norm': batchNorm,
  'layer-norm': layerNorm,
  embedding,
  position,
  attention,
  block,
  'pool-places': poolPlaces,
  rnn,
  gru,
  lstm,
};

export const layerSpecs: Record<LayerType, LayerSpec> = specs;
