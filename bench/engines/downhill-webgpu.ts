import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { downhillEngine } from './shared/downhill.ts';

export const engine = downhillEngine('downhill-webgpu', 'Downhill WebGPU', 'webgpu', () => GpuBackend.request());
