/** Twin of shaders/dense_forward_tiled.wgsl, which does what dense_forward does. */
export { dense_forward as dense_forward_tiled } from './dense_forward.ts';
