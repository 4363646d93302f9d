/** Twin of shaders/dense_forward_wide.wgsl, which does what dense_forward does. */
export { dense_forward as dense_forward_wide } from './dense_forward.ts';
