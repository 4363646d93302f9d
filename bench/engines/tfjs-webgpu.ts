import { tfjsEngine } from './shared/tfjs.ts';

export const engine = tfjsEngine('webgpu', 'TensorFlow.js 4.22 WebGPU', async () => {
  await import('@tensorflow/tfjs-backend-webgpu');
});
