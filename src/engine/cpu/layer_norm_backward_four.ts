/** Twin of shaders/layer_norm_backward_four.wgsl, which does what layer_norm_backward does. */
export { layer_norm_backward as layer_norm_backward_four } from './layer_norm_backward.ts';
