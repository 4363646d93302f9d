// What a kernel is to the host, and what a plan is made of (DESIGN.md, "Words").
import type { Step } from './step.ts';

/** A twin works on either width: f32 when it trains, f64 when a gradient is checked by central differences. */
export type Floats = Float32Array | Float64Array;
export type Words = Floats | Uint32Array;

/** A kernel's override constants, the same names in WGSL (`override IN: u32`) and in the twin. */
export type Constants = Readonly<Record<string, number>>;

/**
 * What stands in for one `#import` of a kernel: another fragment with the same functions (an optimizer's rule), or
 * WGSL made while the page runs (a formula); and the functions its twin gets instead.
 */
export interface Part {
  wgsl: string;
  twin: unknown;
}
/** By the name in the `#import` line. */
export type Parts = Readonly<Record<string, Part>>;

/** The plain-TypeScript kernel: same bindings in the same order, same constants, same result. */
export type Twin = (buffers: any, constants: Constants, step: Step, parts?: Parts) => void;

/** What a call does, as slow motion and the profiler name it. */
export type Stage = 'batch' | 'forward' | 'loss' | 'backward' | 'update';

/** One dispatch of a plan. */
export interface Call {
  /** `shaders/<kernel>.wgsl` and `src/engine/cpu/<kernel>.ts`. */
  kernel: string;
  stage: Stage;
  /** Layer the call belongs to (index in `Plan.layers`), for messages. */
  layer?: number;
  /** Of what is fastened to the layer while training, and is no part of it. */
  helper?: true;
  constants: Constants;
  parts?: Parts;
  /** Names of plan buffers, in the order of the shader's group(1) bindings. */
  buffers: readonly string[];
  /** Threads wanted for a batch of `size` rows. The backend divides by its workgroup size. */
  threads: (size: number) => number;
  /**
   * What does the same on a software adapter, where a number read costs as much as ten products: four threads read each
   * once between them, by subgroup operations.
   */
  quad?: { kernel: string; threads: (size: number) => number };
  /** The kernel loops over `thread_count`: fewer threads may do it, each several elements. */
  loops?: boolean;
  /** Exactly one workgroup, whatever its size (a reduction through workgroup memory). */
  single?: boolean;
  /** So many workgroups, each of which reduces through workgroup memory; `threads` does not count then. */
  groups?: (size: number) => number;
  /** Left out of a step where this is false (clipping that is off costs nothing). */
  when?: (step: Step) => boolean;
}

export interface BufferSpec {
  name: string;
  /** Length in 4-byte words. */
  words: number;
  type: 'f32' | 'u32';
  /** Contents at creation; zeros otherwise. */
  data?: Float32Array | Uint32Array;
}

/** Initial values that do not follow from the experiment's initializer, as PyTorch has them for some layers. */
export type Initial = { constant: number } | { uniform: number } | { normal: number };

/** One named tensor's place in θ (and, at the same place, in ∇ and in every moment). */
export interface Parameter {
  /** As the exported PyTorch module names it: `layers.0.weight`. */
  name: string;
  shape: number[];
  offset: number;
  length: number;
  layer: number;
  /** Standard initial values, or zeros for a bias. */
  role: 'weight' | 'bias';
  fanIn: number;
  fanOut: number;
  /** Half-width of a uniform, or standard deviation of a normal distribution, or one value. */
  initial?: Initial;
  /** It only helps to train: no part of the model that answers, and never pruned or rounded. */
  helper?: true;
}

/** A list of calls that run for one row of the step table, in order. */
export type Pass = readonly Call[];
