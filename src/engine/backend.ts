// What runs a plan. Two implementations: `gpu/` (WebGPU) and `cpu/` (the twins). The trainer knows only this.
import type { BufferSpec } from './kernel.ts';
import type { Plan } from './plan.ts';
import type { StepTable } from './step.ts';

/** One piece of a submit, in order. Offsets and lengths in 4-byte words. */
export type Command =
  /** Run a pass once for each of the rows first … first + count − 1 of the step table. */
  | { do: 'run'; pass: string; first: number; count: number }
  | { do: 'copy'; from: string; fromOffset: number; to: string; toOffset: number; words: number }
  /** Hand a copy of a buffer's part to the host when the work before it is done. */
  | { do: 'read'; buffer: string; offset: number; words: number };

/** A plan with its buffers and pipelines: everything is allocated, a submit creates nothing but staging reuse. */
export interface Executable {
  readonly plan: Plan;
  /** What runs the train pass: one kernel for many steps, or the plan's calls one by one. */
  readonly trainer: 'fused' | 'plan';
  /** Bytes of GPU (or plain) memory held. */
  readonly bytes: number;
  write(buffer: string, data: Float32Array | Uint32Array, offset?: number): void;
  /**
   * Does the commands in order, after everything submitted before. Resolves with the reads, in order, once they
   * are done; rejects with BackendLost if the device goes away. Never awaited per step.
   */
  submit(table: StepTable, commands: readonly Command[]): Promise<Float32Array[]>;
  /** Copies one buffer of another executable of the same backend (θ kept while the optimizer changes). */
  adopt(from: Executable, buffers: readonly string[]): void;
  destroy(): void;
}

export interface Backend {
  readonly kind: 'webgpu' | 'cpu';
  /** Name of the adapter as shown on the page. */
  readonly adapter: string;
  /** True for an adapter that runs on the processor (SwiftShader, llvmpipe, WARP). */
  readonly software: boolean;
  /** Largest buffer, in bytes. */
  readonly maxBufferBytes: number;
  /** Compiles and allocates. Rejects with PlanTooLarge before allocating when the plan does not fit. */
  prepare(plan: Plan): Promise<Executable>;
  /** Resolves with the reason when the device is lost (never, for cpu). */
  readonly lost: Promise<string>;
  destroy(): void;
}

export class BackendLost extends Error {
  constructor(readonly reason: string) {
    super(`device lost: ${reason}`);
    this.name = 'BackendLost';
  }
}

export class PlanTooLarge extends Error {
  constructor(
    readonly needed: number,
    readonly limit: number,
    readonly what: string,
  ) {
    super(`${what} needs ${needed} bytes, the adapter allows ${limit}`);
    this.name = 'PlanTooLarge';
  }
}

/** Throws PlanTooLarge for the first buffer that is larger than `limit` bytes. Sizes only: nothing is allocated. */
export function assertFits(buffers: Iterable<Pick<BufferSpec, 'name' | 'words'>>, limit: number): void {
  for (const { name, words } of buffers) if (words * 4 > limit) throw new PlanTooLarge(words * 4, limit, name);
}
