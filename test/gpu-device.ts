// WebGPU in Node, through Dawn: for tests of kernels. It throws where there is no adapter, so that such a test fails
// instead of being left out.
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals); // GPUBufferUsage, GPUMapMode, GPUShaderStage and the classes

type Options = { features?: GPUFeatureName[]; limits?: Record<string, number> };

let gpu: GPU | undefined;

/** `navigator.gpu` of this process, put there for code that asks for it itself. */
export function installGpu(): GPU {
  if (!gpu) {
    gpu = create([]);
    // Node 20 has no navigator at all.
    if (!globalThis.navigator) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
    Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  }
  return gpu;
}

let shared: Promise<GPUDevice> | undefined;

/** One device for all tests of the process; pass options to get one of your own. */
export function getDevice(options?: Options): Promise<GPUDevice> {
  if (options) return newDevice(options);
  shared ??= newDevice({});
  return shared;
}

async function newDevice({ features = [], limits = {} }: Options): Promise<GPUDevice> {
  const adapter = await installGpu().requestAdapter();
  if (!adapter) {
    throw new Error('No WebGPU adapter. Run `npm run setup:browser`, which says where the software driver is.');
  }
  return adapter.requestDevice({ requiredFeatures: features, requiredLimits: limits });
}

// Kept: its devices crash the process once it is garbage.
let nullGpu: GPU | undefined;

/** A device that runs nothing but checks everything, at WebGPU's base limits: for validating shaders. No driver needed. */
export async function nullDevice(features: GPUFeatureName[] = []): Promise<GPUDevice> {
  nullGpu ??= create(['backend=null']);
  const adapter = await nullGpu.requestAdapter();
  if (!adapter) throw new Error('Dawn has no null adapter here.');
  return adapter.requestDevice({ requiredFeatures: features });
}
