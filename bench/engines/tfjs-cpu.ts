import { tfjsEngine } from './shared/tfjs.ts';

export const engine = tfjsEngine('cpu', 'TensorFlow.js 4.22 CPU', async () => {
  await import('@tensorflow/tfjs-backend-cpu');
});
