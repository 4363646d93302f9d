/** Twin of shaders/dense_backward_quad.wgsl, which does what dense_backward does. */
export { dense_backward as dense_backward_quad } from './dense_backward.ts';
