// What must hold for `npm run bench` to succeed (issue 2, "must show" 5; issue 3, "must show" 3; issue 6, "must show" 3).

/** The engine's steps per second must be at least `times` those of the fastest of `of`.
 * @type {{ workload: string, engine: string, times: number, of: string[] }[]} */
export const ratios = [
  { workload: 'w1', engine: 'downhill-webgpu adam', times: 10, of: ['tfjs-webgpu adam', 'jax-js adam'] },
  { workload: 'w1', engine: 'downhill-webgpu adam', times: 600, of: ['jax-js adam'] },
  { workload: 'w1', engine: 'downhill-webgpu adam', times: 1, of: ['flat adam'] },
  { workload: 'w2-32', engine: 'downhill-webgpu adam', times: 4, of: ['tfjs-webgpu adam', 'jax-js adam'] },
  { workload: 'w3', engine: 'downhill-webgpu adam', times: 3, of: ['tfjs-webgpu adam', 'jax-js adam'] },
  { workload: 'w4', engine: 'downhill-webgpu adam', times: 4, of: ['tfjs-webgpu adam', 'jax-js adam'] },
  { workload: 'w5', engine: 'downhill-webgpu adam', times: 4, of: ['tfjs-webgpu adam', 'jax-js adam'] },
  { workload: 'w1', engine: 'downhill-cpu sgd', times: 1, of: ['convnetjs sgd'] },
  { workload: 'w2-32', engine: 'downhill-cpu sgd', times: 1, of: ['convnetjs sgd'] },
];

/** What the engine may ask of WebGPU.
 * @type {{ workload: string, engine: string, dispatchesPerStep: number, submitsPerAdvance: number }[]} */
export const counts = [
  { workload: 'w1', engine: 'downhill-webgpu adam', dispatchesPerStep: 12, submitsPerAdvance: 1 },
  { workload: 'w3', engine: 'downhill-webgpu adam', dispatchesPerStep: 40, submitsPerAdvance: 1 },
  { workload: 'w4', engine: 'downhill-webgpu adam', dispatchesPerStep: 80, submitsPerAdvance: 1 },
  // 2 for each of 32 time steps, and 20.
  { workload: 'w5', engine: 'downhill-webgpu adam', dispatchesPerStep: 84, submitsPerAdvance: 1 },
];

/** Largest relative difference of a loss from the reference in double precision. */
export const lossTolerance = 1e-3;
