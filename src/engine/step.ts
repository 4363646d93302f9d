// One row of the step table: all that a step's kernels need to know besides tensors. The host writes a row per
// step of a submit; every kernel sees its own row as the uniform `step` (`shaders/shared/step.wgsl` declares the
// same fields in the same order: held by a test). Changing a slider is writing other numbers here: nothing is
// compiled in (DESIGN.md, bet 3).

/** Name and WGSL type, in order; each is one 4-byte word. */
export const stepFields = [
  ['index', 'u32'], // steps made since the reset, from 0
  ['offset', 'u32'], // where this batch starts in `order`
  ['size', 'u32'], // B: rows of this batch
  ['slot', 'u32'], // row of the ring that takes this step's loss
  ['lr', 'f32'], // after the schedule
  ['momentum', 'f32'],
  ['beta1', 'f32'],
  ['beta2', 'f32'],
  ['eps', 'f32'],
  ['rho', 'f32'],
  ['weightDecay', 'f32'], // decoupled
  ['correction1', 'f32'], // 1 − β₁ᵗ, or 1 where bias correction is off
  ['correction2', 'f32'], // 1 − β₂ᵗ, or 1
  ['l1', 'f32'],
  ['l2', 'f32'],
  ['clip', 'f32'], // largest norm of the gradient; 0: off
  ['clipValue', 'f32'], // largest component; 0: off
  ['seed', 'u32'],
  ['training', 'u32'], // 1 in a training step, 0 when evaluating (dropout, batch norm)
  ['t', 'u32'], // updates made by this optimizer since it took over, from 1
  ['labelSmoothing', 'f32'], // share of a target that goes to all classes alike
  ['targets', 'u32'], // targets of this batch, the ignored left out; 0: as many as there are rows
  ['unused1', 'u32'], // up to a whole vec4
  ['unused2', 'u32'],
] as const;

export type StepField = (typeof stepFields)[number][0];
/** A decoded row, for the twins and for `Call.when`. `live` holds the plan's own live values (dropout rates …). */
export type Step = { [K in StepField]: number } & { live: Float32Array };

/** Bytes between rows: WebGPU's guaranteed `minUniformBufferOffsetAlignment`. */
export const stepStride = 256;
const words = stepStride / 4;
const liveStart = stepFields.length;
/** Live values a plan may have, as `array<vec4f, 10>` after the fields. */
export const liveCount = words - liveStart;

/** The host's copy of the step table: `rows` rows, written through f32 so that both backends see the same bits. */
export class StepTable {
  readonly bytes: ArrayBuffer;
  readonly #f32: Float32Array;
  readonly #u32: Uint32Array;
  constructor(readonly rows: number) {
    this.bytes = new ArrayBuffer(rows * stepStride);
    this.#f32 = new Float32Array(this.bytes);
    this.#u32 = new Uint32Array(this.bytes);
  }

  set(row: number, step: Step): void {
    const base = row * words;
    for (let i = 0; i < stepFields.length; i++) {
      const [name, type] = stepFields[i];
      if (type === 'u32') this.#u32[base + i] = step[name];
      else this.#f32[base + i] = step[name];
    }
    this.#f32.set(step.live, base + liveStart);
  }

  /** Decodes a row into `into` (reused by the caller: a step allocates nothing). */
  get(row: number, into: Step): Step {
    const base = row * words;
    for (let i = 0; i < stepFields.length; i++) {
      const [name, type] = stepFields[i];
      into[name] = type === 'u32' ? this.#u32[base + i] : this.#f32[base + i];
    }
    into.live.set(this.#f32.subarray(base + liveStart, base + words));
    return into;
  }

  /** B of a row, which decides the sizes of its dispatches. */
  size(row: number): number {
    return this.#u32[row * words + 2];
  }
}

/** Written out, and not filled in a loop: a record built by computed names is a hash table to V8, and the twins slow. */
export function emptyStep(): Step {
  return {
    index: 0,
    offset: 0,
    size: 0,
    slot: 0,
    lr: 0,
    momentum: 0,
    beta1: 0,
    beta2: 0,
    eps: 0,
    rho: 0,
    weightDecay: 0,
    correction1: 1,
    correction2: 1,
    l1: 0,
    l2: 0,
    clip: 0,
    clipValue: 0,
    seed: 0,
    training: 0,
    t: 0,
    labelSmoothing: 0,
    targets: 0,
    unused1: 0,
    unused2: 0,
    live: new Float32Array(liveCount),
  };
}
