import { adam } from './adam.ts';

/** Twin of shaders/adamw.wgsl: Adam's rule; the decay that makes it AdamW is in shared/update.ts for all. */
export const adamw = adam;
