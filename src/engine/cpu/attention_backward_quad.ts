/** Twin of shaders/attention_backward_quad.wgsl, which does what attention_backward does. */
export { attention_backward as attention_backward_quad } from './attention_backward.ts';
