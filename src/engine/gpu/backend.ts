// The WebGPU backend: device, adapter facts, compiler.
import { assertFits, type Backend } from '../backend.ts';
import type { Plan } from '../plan.ts';
import { Compiler } from './compile.ts';
import { GpuExecutable, type Workgroups } from './executable.ts';

/** Why there is no WebGPU: the page has a text for each. */
export type GpuMissingReason = 'no-api' | 'no-adapter' | 'no-device';
export class GpuMissing extends Error {
  constructor(
    readonly reason: GpuMissingReason,
    detail = '',
  ) {
    super(`WebGPU: ${reason}${detail && ` (${detail})`}`);
    this.name = 'GpuMissing';
  }
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i;

/** A software adapter pays for every thread of a workgroup that meets a barrier; a GPU wants its lanes filled. */
const softwareGroups: Workgroups = { ordinary: 4, single: 4, each: 16, quads: true, fused: 0 };
const gpuGroups: Workgroups = { ordinary: 64, single: 256, each: 1, fused: 64 };

export class GpuBackend implements Backend {
  readonly kind = 'webgpu';
  readonly maxBufferBytes: number;
  readonly lost: Promise<string>;
  readonly compiler: Compiler;
  #onError: (message: string) => void = () => {};

  constructor(
    readonly device: GPUDevice,
    readonly adapter: string,
    readonly software: boolean,
    readonly workgroups: Workgroups = software ? softwareGroups : gpuGroups,
  ) {
    this.maxBufferBytes = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
    this.lost = device.lost.then((info) => info.message || info.reason || 'unknown');
    this.compiler = new Compiler(device, software);
    device.addEventListener('uncapturederror', (event) => this.#onError(event.error.message));
  }

  /** Called with every error the device reports outside an error scope. */
  onError(listener: (message: string) => void): void {
    this.#onError = listener;
  }

  /** Asks the browser (or `gpu`, where there is no navigator) for a device. Rejects with GpuMissing. */
  static async request(gpu: GPU | undefined = globalThis.navigator?.gpu): Promise<GpuBackend> {
    if (!gpu) throw new GpuMissing('no-api');
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
    if (!adapter) throw new GpuMissing('no-adapter');
    const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits;
    const requiredLimits = {
      maxBufferSize,
      maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize,
      maxStorageBuffersPerShaderStage: Math.min(10, adapter.limits.maxStorageBuffersPerShaderStage),
    };
    const requiredFeatures = (['subgroups', 'shader-f16'] as const).filter((feature) => adapter.features.has(feature));
    const device = await adapter
      .requestDevice({ label: 'Downhill', requiredLimits, requiredFeatures })
      .catch((error: unknown) => {
        throw new GpuMissing('no-device', String(error));
      });
    const { vendor, architecture, device: model, description } = adapter.info;
    const name = description || [vendor, architecture, model].filter(Boolean).join(' ') || 'GPU';
    const software =
      adapter.info.isFallbackAdapter || softwareNames.test(`${vendor} ${architecture} ${model} ${description}`);
    return new GpuBackend(device, name, software);
  }

  async prepare(plan: Plan): Promise<GpuExecutable> {
    assertFits(plan.buffers, this.maxBufferBytes);
    return GpuExecutable.create(this.device, plan, this.compiler, this.workgroups);
  }

  destroy(): void {
    this.device.destroy();
  }
}
