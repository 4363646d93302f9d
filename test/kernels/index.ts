// What every kernel is tried on, by name: a new shader needs an entry here (src/engine/gpu/kernels.gpu.test.ts asks).
import { convInt8, denseInt8, quantizePack } from './int8.ts';
import {
  attentionBackward,
  attentionBackwardScores,
  attentionScores,
  attentionValues,
  placesBackward,
  placesForward,
  positionBackward,
  positionForward,
  residualBackward,
  residualForward,
} from './attention.ts';
import type { Cases } from './compare.ts';
import {
  denseVariants,
  distillation,
  fakeQuantize,
  holdPruned,
  weightRange,
  weightRestore,
  weightRound,
} from './compress.ts';
import { convBackwardInput, convBackwardSum, convBackwardWeight, convForward, convPack, convPad } from './conv.ts';
import {
  denseBackward,
  denseBackwardTiled,
  denseForward,
  denseForwardTiled,
  denseForwardWide,
  excerpt,
  gather,
} from './dense.ts';
import {
  crossEntropy,
  crossEntropyWithGaps,
  elementwise,
  elementwiseWithGaps,
  lossSum,
  smallLosses,
} from './losses.ts';
import { nextToken } from './next-token.ts';
import { lossScale, scaleLoss, toHalf, unscale } from './half.ts';
import { alternateSigns, gradientNoise, gradientNoisePartial, gradientNorm, gradientNormPartial } from './norms.ts';
import { optimizerCases } from './optimizers.ts';
import { populationSummary } from './population.ts';
import { surfaceBasins, surfaceMap, surfaceRace, thetaWalk } from './surface.ts';
import { embeddingBackward, embeddingForward, recurrentBackward, recurrentForward, recurrentPack } from './sequence.ts';
import { maxPoolForward, maxPoolBackward, avgPoolForward, avgPoolBackward } from './pool.ts';
import {
  dropoutForward,
  dropoutBackward,
  batchNormForward,
  batchNormBackward,
  layerNormForward,
  layerNormBackward,
} from './norm-layers.ts';

const elementwiseCases: Cases = (size) => [...elementwise(size), ...elementwiseWithGaps(size)];

export const kernelCases: Record<string, Cases> = {
  ...optimizerCases,
  alternate_signs: alternateSigns,
  attention_backward: attentionBackward,
  attention_backward_scores: attentionBackwardScores,
  attention_scores: attentionScores,
  attention_values: attentionValues,
  avg_pool_backward: avgPoolBackward,
  avg_pool_forward: avgPoolForward,
  batch_norm_backward: batchNormBackward,
  batch_norm_forward: batchNormForward,
  conv_backward_input: convBackwardInput,
  conv_backward_sum: convBackwardSum,
  conv_backward_weight: convBackwardWeight,
  conv_forward: convForward,
  conv_pack: convPack,
  conv_pad: convPad,
  cross_entropy: (size) => [...crossEntropy(size), ...smallLosses(size), ...crossEntropyWithGaps(size)],
  dense_backward: denseBackward,
  dense_backward_tiled: denseBackwardTiled,
  dense_forward: denseForward,
  dense_forward_tiled: denseForwardTiled,
  dense_forward_wide: denseForwardWide,
  dense_variants: denseVariants,
  distill: distillation,
  hold_pruned: holdPruned,
  weight_range: weightRange,
  weight_restore: weightRestore,
  weight_round: weightRound,
  dropout_backward: dropoutBackward,
  dropout_forward: dropoutForward,
  embedding_backward: embeddingBackward,
  embedding_forward: embeddingForward,
  excerpt,
  fake_quantize: fakeQuantize,
  quantize_pack: quantizePack,
  dense_int8: denseInt8,
  conv_int8: convInt8,
  gather,
  gradient_noise: gradientNoise,
  gradient_noise_partial: gradientNoisePartial,
  gradient_norm: gradientNorm,
  gradient_norm_partial: gradientNormPartial,
  gru_backward: recurrentBackward('gru'),
  gru_forward: recurrentForward('gru'),
  hinge: elementwiseCases,
  huber: elementwiseCases,
  layer_norm_backward: layerNormBackward,
  layer_norm_forward: layerNormForward,
  loss_scale: lossScale,
  scale_loss: scaleLoss,
  to_half: toHalf,
  unscale,
  loss_sum: lossSum,
  lstm_backward: recurrentBackward('lstm'),
  lstm_forward: recurrentForward('lstm'),
  mae: elementwiseCases,
  max_pool_backward: maxPoolBackward,
  max_pool_forward: maxPoolForward,
  mse: elementwiseCases,
  next_token: nextToken,
  places_backward: placesBackward,
  places_forward: placesForward,
  population_summary: populationSummary,
  position_backward: positionBackward,
  position_forward: positionForward,
  residual_backward: residualBackward,
  residual_forward: residualForward,
  recurrent_pack: recurrentPack,
  rnn_backward: recurrentBackward('rnn'),
  rnn_forward: recurrentForward('rnn'),
  surface_basins: surfaceBasins,
  surface_map: surfaceMap,
  surface_race: surfaceRace,
  theta_walk: thetaWalk,
};
