// The twins by name: one line a kernel, the same names as in `shaders/` (held by a test).
import type { Twin } from '../kernel.ts';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { alternate_signs } from './alternate_signs.ts';
import { attention_backward } from './attention_backward.ts';
import { attention_backward_quad } from './attention_backward_quad.ts';
import { attention_backward_scores } from './attention_backward_scores.ts';
import { attention_scores } from './attention_scores.ts';
import { attention_values } from './attention_values.ts';
import { avg_pool_backward } from './avg_pool_backward.ts';
import { avg_pool_forward } from './avg_pool_forward.ts';
import { batch_norm_backward } from './batch_norm_backward.ts';
import { batch_norm_forward } from './batch_norm_forward.ts';
import { conv_backward_input } from './conv_backward_input.ts';
import { conv_backward_sum } from './conv_backward_sum.ts';
import { conv_backward_weight } from './conv_backward_weight.ts';
import { conv_forward } from './conv_forward.ts';
import { conv_int8 } from './conv_int8.ts';
import { conv_pack } from './conv_pack.ts';
import { conv_pad } from './conv_pad.ts';
import { cross_entropy } from './cross_entropy.ts';
import { dense_backward } from './dense_backward.ts';
import { dense_backward_quad } from './dense_backward_quad.ts';
import { dense_backward_tiled } from './dense_backward_tiled.ts';
import { dense_forward } from './dense_forward.ts';
import { dense_forward_quad } from './dense_forward_quad.ts';
import { dense_forward_tiled } from './dense_forward_tiled.ts';
import { dense_forward_wide } from './dense_forward_wide.ts';
import { dense_int8 } from './dense_int8.ts';
import { dense_variants } from './dense_variants.ts';
import { distill } from './distill.ts';
import { dropout_backward } from './dropout_backward.ts';
import { dropout_forward } from './dropout_forward.ts';
import { embedding_backward } from './embedding_backward.ts';
import { embedding_forward } from './embedding_forward.ts';
import { excerpt } from './excerpt.ts';
import { fake_quantize } from './fake_quantize.ts';
import { gather } from './gather.ts';
import { gradient_noise } from './gradient_noise.ts';
import { gradient_noise_partial } from './gradient_noise_partial.ts';
import { gradient_norm } from './gradient_norm.ts';
import { gradient_norm_partial } from './gradient_norm_partial.ts';
import { gru_backward } from './gru_backward.ts';
import { gru_forward } from './gru_forward.ts';
import { loss_scale } from './loss_scale.ts';
import { lstm_backward } from './lstm_backward.ts';
import { lstm_forward } from './lstm_forward.ts';
import { quantize_pack } from './quantize_pack.ts';
import { recurrent_pack } from './recurrent_pack.ts';
import { rnn_backward } from './rnn_backward.ts';
import { rnn_forward } from './rnn_forward.ts';
import { hinge } from './hinge.ts';
import { hint } from './hint.ts';
import { hint_backward } from './hint_backward.ts';
import { hold_pruned } from './hold_pruned.ts';
import { huber } from './huber.ts';
import { layer_norm_backward } from './layer_norm_backward.ts';
import { layer_norm_backward_four } from './layer_norm_backward_four.ts';
import { layer_norm_forward } from './layer_norm_forward.ts';
import { lion } from './lion.ts';
import { loss_sum } from './loss_sum.ts';
import { mae } from './mae.ts';
import { max_pool_backward } from './max_pool_backward.ts';
import { max_pool_forward } from './max_pool_forward.ts';
import { momentum } from './momentum.ts';
import { mse } from './mse.ts';
import { nesterov } from './nesterov.ts';
import { network_variants } from './network_variants.ts';
import { next_token } from './next_token.ts';
import { places_backward } from './places_backward.ts';
import { places_forward } from './places_forward.ts';
import { population_summary } from './population_summary.ts';
import { position_backward } from './position_backward.ts';
import { position_forward } from './position_forward.ts';
import { residual_backward } from './residual_backward.ts';
import { residual_forward } from './residual_forward.ts';
import { rmsprop } from './rmsprop.ts';
import { scale_loss } from './scale_loss.ts';
import { sgd } from './sgd.ts';
import { surface_basins } from './surface_basins.ts';
import { surface_map } from './surface_map.ts';
import { surface_race } from './surface_race.ts';
import { theta_walk } from './theta_walk.ts';
import { to_half } from './to_half.ts';
import { unscale } from './unscale.ts';
import { weight_range } from './weight_range.ts';
import { weight_restore } from './weight_restore.ts';
import { weight_round } from './weight_round.ts';

export const twins: Record<string, Twin> = {
  adadelta,
  adagrad,
  adam,
  adamw,
  alternate_signs,
  attention_backward,
  attention_backward_quad,
  attention_backward_scores,
  attention_scores,
  attention_values,
  avg_pool_backward,
  avg_pool_forward,
  batch_norm_backward,
  batch_norm_forward,
  conv_backward_input,
  conv_backward_sum,
  conv_backward_weight,
  conv_forward,
  conv_int8,
  conv_pack,
  conv_pad,
  cross_entropy,
  dense_backward,
  dense_backward_quad,
  dense_backward_tiled,
  dense_forward,
  dense_forward_quad,
  dense_forward_tiled,
  dense_forward_wide,
  dense_int8,
  dense_variants,
  distill,
  dropout_backward,
  dropout_forward,
  embedding_backward,
  embedding_forward,
  excerpt,
  fake_quantize,
  gather,
  gradient_noise,
  gradient_noise_partial,
  gradient_norm,
  gradient_norm_partial,
  gru_backward,
  gru_forward,
  loss_scale,
  lstm_backward,
  lstm_forward,
  quantize_pack,
  recurrent_pack,
  rnn_backward,
  rnn_forward,
  hinge,
  hint,
  hint_backward,
  hold_pruned,
  huber,
  layer_norm_backward,
  layer_norm_backward_four,
  layer_norm_forward,
  lion,
  loss_sum,
  mae,
  max_pool_backward,
  max_pool_forward,
  momentum,
  mse,
  nesterov,
  network_variants,
  next_token,
  places_backward,
  places_forward,
  population_summary,
  position_backward,
  position_forward,
  residual_backward,
  residual_forward,
  rmsprop,
  scale_loss,
  sgd,
  surface_basins,
  surface_map,
  surface_race,
  theta_walk,
  to_half,
  unscale,
  weight_range,
  weight_restore,
  weight_round,
};
