// Pipelines: one per kernel and constants, compiled asynchronously, kept for the life of the device.
import type { Constants, Parts } from '../kernel.ts';
import { stepStride } from '../step.ts';
import { packedDot, shaderBindings, shaderSource, withFloat16, withPackedDot, withQuads } from './shaders.ts';

/** A shader the device refused: says which file and what the compiler said, with line and column. */
export class ShaderError extends Error {
  constructor(
    readonly kernel: string,
    readonly messages: string[],
  ) {
    super(`shaders/${kernel}.wgsl: ${messages.join('; ')}`);
    this.name = 'ShaderError';
  }
}

export interface Pipeline {
  pipeline: GPUComputePipeline;
  /** Of group(1): the storage buffers. */
  layout: GPUBindGroupLayout;
}

interface Module {
  module: GPUShaderModule;
  layout: GPUBindGroupLayout;
  pipelineLayout: GPUPipelineLayout;
  /** By constants. */
  pipelines: Map<string, Promise<Pipeline>>;
}

/** Modules kept that have a part of their own (a formula somebody is typing makes one at every pause). */
const mostOwn = 64;

export class Compiler {
  readonly stepLayout: GPUBindGroupLayout;
  readonly #modules = new Map<string, Module>();
  /** Those with parts, by their source, the latest used last. */
  readonly #own = new Map<string, Module>();

  constructor(
    readonly device: GPUDevice,
    /** The adapter is a software one, whose subgroups are four threads. */
    readonly software = false,
  ) {
    this.stepLayout = device.createBindGroupLayout({
      label: 'Compiler.stepLayout',
      entries: [
        {
          binding: 0,
          visibility: GPUShaderStage.COMPUTE,
          buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: stepStride },
        },
      ],
    });
  }

  /** Pipeline of a kernel with its override constants, `WG` (threads of a workgroup) among them. */
  pipeline(kernel: string, constants: Constants, parts?: Parts): Promise<Pipeline> {
    const module = parts ? this.#ownModule(kernel, parts) : this.#module(kernel);
    const key = JSON.stringify(constants);
    let made = module.pipelines.get(key);
    if (!made) {
      made = this.#compile(kernel, module, constants);
      made.catch(() => module.pipelines.delete(key));
      module.pipelines.set(key, made);
    }
    return made;
  }

  #module(kernel: string): Module {
    const known = this.#modules.get(kernel) ?? this.#make(kernel, shaderSource(kernel));
    this.#modules.set(kernel, known);
    return known;
  }

  #ownModule(kernel: string, parts: Parts): Module {
    const code = shaderSource(kernel, parts);
    const known = this.#own.get(code) ?? this.#make(kernel, code);
    this.#own.delete(code);
    this.#own.set(code, known);
    if (this.#own.size > mostOwn) this.#own.delete(this.#own.keys().next().value!);
    return known;
  }

  #make(kernel: string, code: string): Module {
    const { device } = this;
    if (this.software && device.features.has('subgroups')) code = withQuads(code);
    if (device.features.has('shader-f16')) code = withFloat16(code);
    if (globalThis.navigator?.gpu?.wgslLanguageFeatures?.has(packedDot)) code = withPackedDot(code);
    const layout = device.createBindGroupLayout({
      label: `${kernel}.layout`,
      entries: shaderBindings(code).map(({ binding, access }) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' },
      })),
    });
    return {
      module: device.createShaderModule({ label: kernel, code }),
      layout,
      pipelineLayout: device.createPipelineLayout({ label: kernel, bindGroupLayouts: [this.stepLayout, layout] }),
      pipelines: new Map(),
    };
  }

  async #compile(kernel: string, { module, layout, pipelineLayout }: Module, constants: Constants): Promise<Pipeline> {
    return { pipeline: await compilePipeline(this.device, kernel, module, pipelineLayout, constants), layout };
  }
}

/** Compiles one pipeline; a refusal tells what the compiler said. */
export async function compilePipeline(
  device: GPUDevice,
  label: string,
  module: GPUShaderModule,
  layout: GPUPipelineLayout,
  constants: Constants,
): Promise<GPUComputePipeline> {
  try {
    return await device.createComputePipelineAsync({
      label,
      layout,
      compute: { module, entryPoint: 'main', constants: { ...constants } },
    });
  } catch (error) {
    const info = await module.getCompilationInfo();
    const messages = info.messages.map((m) => `${m.type} at ${m.lineNum}:${m.linePos} ${m.message}`);
    throw new ShaderError(label, messages.length ? messages : [error instanceof Error ? error.message : String(error)]);
  }
}
