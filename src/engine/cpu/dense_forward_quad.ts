/** Twin of shaders/dense_forward_quad.wgsl, which does what dense_forward does. */
export { dense_forward as dense_forward_quad } from './dense_forward.ts';
