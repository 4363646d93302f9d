// Counts what an engine asks of WebGPU, by wrapping the prototypes. Not while anything is timed.
import type { Counts } from './types.ts';

/** The counts of everything that happens until `work` resolves. */
export async function count(work: () => Promise<void>): Promise<Counts> {
  const counts: Counts = { dispatches: 0, submits: 0, buffers: 0, bindGroups: 0, writes: 0 };
  const undo = [
    wrap(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++),
    wrap(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => counts.dispatches++),
    wrap(GPUQueue.prototype, 'submit', () => counts.submits++),
    wrap(GPUQueue.prototype, 'writeBuffer', () => counts.writes++),
    wrap(GPUDevice.prototype, 'createBuffer', () => counts.buffers++),
    wrap(GPUDevice.prototype, 'createBindGroup', () => counts.bindGroups++),
  ];
  try {
    await work();
  } finally {
    for (const restore of undo) restore();
  }
  return counts;
}

function wrap(prototype: object, name: string, note: () => void): () => void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  methods[name] = function counted(this: unknown, ...args: unknown[]) {
    note();
    return original.apply(this, args);
  };
  return () => {
    methods[name] = original;
  };
}
