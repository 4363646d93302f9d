/** Twin of shaders/dense_backward_tiled.wgsl, which does what dense_backward does. */
export { dense_backward as dense_backward_tiled } from './dense_backward.ts';
