// Kernels that are no experiment's: prepared on a backend like a plan's.
import type { Backend, Executable } from '../engine/backend.ts';
import type { BufferSpec, Call, Pass } from '../engine/kernel.ts';
import type { Plan } from '../engine/plan.ts';

export const prepareKernels = (
  backend: Backend,
  buffers: BufferSpec[],
  passes: Record<string, Pass>,
): Promise<Executable> => backend.prepare({ buffers, passes } as unknown as Plan);

/** A call whose threads are `step.size`. */
export const callOf = (kernel: string, given: Pick<Call, 'constants' | 'buffers' | 'parts'>): Call => ({
  kernel,
  stage: 'update',
  threads: (size) => size,
  ...given,
});

/** Whole vec4s, and never nothing: a buffer has a length. */
export const wholeQuads = (words: number): number => Math.max(4, Math.ceil(words / 4) * 4);
