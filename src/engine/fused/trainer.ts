// A plan's train pass as one kernel on a device: many rows of the step table in one dispatch, on the plan's own
// buffers. Which form of it runs follows from the plan and the adapter alone, never from time: the same experiment
// gives the same bits.
import { compilePipeline } from '../gpu/compile.ts';
import { shaderBindings } from '../gpu/shaders.ts';
import type { Plan } from '../plan.ts';
import { laneKernel } from './lane.ts';
import { quadKernel } from './quad.ts';
import { fusedShape } from './shape.ts';
import { type FusedKernel, workgroupKernel } from './workgroup.ts';

export type { FusedKernel } from './workgroup.ts';

/** Dispatches one submit may have, and the bytes between their numbers (`struct Dispatch`). */
const mostDispatches = 64;
const dispatchStride = 256;

/** The plan's buffer behind a binding of shaders/shared/fused.wgsl; `steps` is the step table. */
export const planBuffer = (binding: string): string => ({ x: 'train.x', y: 'train.y' })[binding] ?? binding;

/** What one dispatch does: see `struct Dispatch` in shaders/shared/fused.wgsl. */
export interface FusedWork {
  first: number;
  count: number;
  replica?: number;
  /** Runs of a population; left out: one run, with a row of the table for each step. */
  runs?: number;
}

/**
 * The kernel that suits a plan on an adapter; undefined where the plan's own kernels are to run. `threads` as in
 * `Workgroups.fused`.
 */
export function fusedKernel(plan: Plan, { limits, features }: GPUDevice, threads?: number): FusedKernel | undefined {
  const shape = fusedShape(plan);
  if (!shape || threads === undefined) return undefined;
  return threads > 0 ? workgroupKernel(shape, limits, threads) : quadKernel(shape, limits, features);
}

/** The same for many runs of the plan beside each other. Each has the bits that `fusedKernel` gives it alone. */
export function populationKernel(plan: Plan, device: GPUDevice, threads?: number): FusedKernel | undefined {
  const shape = fusedShape(plan);
  const alone = fusedKernel(plan, device, threads);
  return shape && alone && threads === 0 ? laneKernel(shape, device.limits) : alone;
}

/** Pipelines kept of a device. */
const mostKept = 32;
const compiled = new WeakMap<GPUDevice, Map<string, Promise<FusedPipeline>>>();

/** A fused kernel compiled: it serves any number of runs of its shape. */
export class FusedPipeline {
  readonly bindings: readonly string[];
  readonly dispatchLayout: GPUBindGroupLayout;
  readonly bufferLayout: GPUBindGroupLayout;
  private constructor(
    readonly kernel: FusedKernel,
    readonly pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.bindings = shaderBindings(kernel.source).map(({ name }) => name);
    [this.dispatchLayout, this.bufferLayout] = layouts;
  }

  /** Compiles a kernel, once per device: another run of the same shape finds it there. */
  static get(device: GPUDevice, kernel: FusedKernel): Promise<FusedPipeline> {
    let known = compiled.get(device);
    if (!known) compiled.set(device, (known = new Map()));
    const key = JSON.stringify([kernel.source, kernel.constants, [...kernel.layers]]);
    const pipeline = known.get(key) ?? FusedPipeline.#compile(device, kernel);
    known.delete(key);
    known.set(key, pipeline); // the latest used comes last
    pipeline.catch(() => known.delete(key));
    if (known.size > mostKept) known.delete(known.keys().next().value!);
    return pipeline;
  }

  static async #compile(device: GPUDevice, kernel: FusedKernel): Promise<FusedPipeline> {
    const visibility = GPUShaderStage.COMPUTE;
    const dispatchLayout = device.createBindGroupLayout({
      label: 'FusedPipeline.dispatchLayout',
      entries: [
        { binding: 0, visibility, buffer: { type: 'uniform', hasDynamicOffset: true } },
        { binding: 1, visibility, buffer: { type: 'uniform' } },
      ],
    });
    const bufferLayout = device.createBindGroupLayout({
      label: 'FusedPipeline.bufferLayout',
      entries: shaderBindings(kernel.source).map(({ binding, access }) => ({
        binding,
        visibility,
        buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' },
      })),
    });
    const layout = device.createPipelineLayout({ label: 'fused', bindGroupLayouts: [dispatchLayout, bufferLayout] });
    const module = device.createShaderModule({ label: 'fused', code: kernel.source });
    const pipeline = await compilePipeline(device, 'fused', module, layout, kernel.constants);
    return new FusedPipeline(kernel, pipeline, [dispatchLayout, bufferLayout]);
  }
}

/** A fused pipeline bound to buffers. */
export class FusedTrainer {
  readonly bytes: number;
  readonly #numbers: GPUBuffer;
  readonly #layers: GPUBuffer;
  readonly #numbersGroup: GPUBindGroup;
  readonly #bufferGroup: GPUBindGroup;
  #next = 0;

  constructor(
    readonly device: GPUDevice,
    readonly fused: FusedPipeline,
    buffer: (name: string) => GPUBuffer,
  ) {
    const { layers } = fused.kernel;
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    this.bytes = mostDispatches * dispatchStride + layers.byteLength;
    this.#numbers = device.createBuffer({
      label: 'FusedTrainer.numbers',
      size: mostDispatches * dispatchStride,
      usage,
    });
    this.#layers = device.createBuffer({ label: 'FusedTrainer.layers', size: layers.byteLength, usage });
    device.queue.writeBuffer(this.#layers, 0, layers);
    this.#numbersGroup = device.createBindGroup({
      label: 'FusedTrainer.numbers',
      layout: fused.dispatchLayout,
      entries: [
        { binding: 0, resource: { buffer: this.#numbers, size: dispatchStride } },
        { binding: 1, resource: { buffer: this.#layers } },
      ],
    });
    this.#bufferGroup = device.createBindGroup({
      label: 'FusedTrainer.buffers',
      layout: fused.bufferLayout,
      entries: fused.bindings.map((name, binding) => ({ binding, resource: { buffer: buffer(name) } })),
    });
  }

  get mostRows(): number {
    return this.fused.kernel.mostRows;
  }

  /** One dispatch; at most 64 before the encoder is submitted. */
  encode(pass: GPUComputePassEncoder, { first, count, replica = 0, runs = 0 }: FusedWork): void {
    const offset = dispatchStride * this.#next;
    this.#next = (this.#next + 1) % mostDispatches;
    this.device.queue.writeBuffer(this.#numbers, offset, Uint32Array.of(first, count, replica, runs));
    pass.setPipeline(this.fused.pipeline);
    pass.setBindGroup(0, this.#numbersGroup, [offset]);
    pass.setBindGroup(1, this.#bufferGroup);
    pass.dispatchWorkgroups(Math.ceil(Math.max(1, runs) / this.fused.kernel.runsOfGroup));
  }

  destroy(): void {
    this.#numbers.destroy();
    this.#layers.destroy();
  }
}
