// What an adapter could do at most: how many sums and products, with numbers of a thread's own as a network has them, and
// how many tanh, exp and log it makes a second when it does nothing else; and how many of each a step of a network needs.
import type { DenseLayer, Mlp } from '../types.ts';

/** Of each kind, a number: per step, or per second. */
export interface Arithmetic {
  /** A product and a sum of what is at hand. */
  plain: number;
  /** The same with a weight: forward, and back to the units below. */
  weights: number;
  /** The same added to a weight's gradient. */
  gradients: number;
  tanh: number;
  exp: number;
  log: number;
}

const weights = (some: readonly DenseLayer[]) => some.reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
const units = (some: readonly DenseLayer[]) => some.reduce((sum, { outputs }) => sum + outputs, 0);

/** What a step of a network with tanh layers and a binary cross-entropy cannot do without; the optimizer is plain SGD. */
export function arithmeticOf({ layers }: Mlp, batch: number): Arithmetic {
  const hidden = units(layers.slice(0, -1));
  return {
    plain: batch * 2 * hidden, // (1 − a²) times
    weights: batch * (weights(layers) + weights(layers.slice(1))) + weights(layers) + units(layers),
    gradients: batch * (weights(layers) + units(layers)),
    tanh: batch * hidden,
    exp: batch,
    log: batch,
  };
}

const [groups, threads, numbers] = [64, 4, 64];

/** Every thread does something to each of its numbers a round: `a` is at hand, `w` and `g` are in its arrays. */
const shader = (next: (a: string, w: string, g: string) => string): string => `
@group(0) @binding(0) var<storage, read_write> out: array<f32>;
@group(0) @binding(1) var<storage, read> rounds: array<u32>;
var<private> w: array<f32, ${numbers}>;
var<private> g: array<f32, ${numbers}>;
@compute @workgroup_size(${threads})
fn main(@builtin(global_invocation_id) id: vec3u) {
  var a0 = 0.1 + f32(id.x) * 1e-6; var a1 = a0 + 0.1; var a2 = a0 + 0.2; var a3 = a0 + 0.3;
  for (var k = 0u; k < ${numbers}u; k++) { w[k] = 0.5 / f32(id.x + k + 1u); g[k] = 0.0; }
  for (var i = 0u; i < rounds[0]; i++) {
${Array.from({ length: numbers }, (_, k) => `    ${next(`a${k % 4}`, `w[${k}]`, `g[${k}]`)};`).join('\n')}
  }
  for (var k = 0u; k < ${numbers}u; k++) { a0 += w[k] + g[k]; }
  out[id.x] = a0 + a1 + a2 + a3;
}`;

/** How often a second all threads together go on. */
async function rateOf(device: GPUDevice, next: (a: string, w: string, g: string) => string): Promise<number> {
  const module = device.createShaderModule({ code: shader(next) });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const out = device.createBuffer({ size: 4 * groups * threads, usage });
  const rounds = device.createBuffer({ size: 16, usage });
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [out, rounds].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const time = async (count: number): Promise<number> => {
    device.queue.writeBuffer(rounds, 0, Uint32Array.of(count, 0, 0, 0));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(groups);
    pass.end();
    const start = performance.now();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    return (performance.now() - start) / 1000;
  };
  let count = 16;
  while ((await time(count)) < 0.03) count *= 2;
  const times = [await time(count), await time(count), await time(count)];
  out.destroy();
  rounds.destroy();
  return (groups * threads * numbers * count) / Math.min(...times);
}

/** What the adapter makes a second. */
export async function measurePeak(device: GPUDevice): Promise<Arithmetic> {
  return {
    plain: await rateOf(device, (a) => `${a} = ${a} * 0.75 + 0.3`),
    weights: await rateOf(device, (a, w) => `${a} = ${a} * ${w} + 0.3`),
    gradients: await rateOf(device, (a, _, g) => `${g} += ${a} * 0.3`),
    tanh: await rateOf(device, (a) => `${a} = tanh(${a})`),
    exp: await rateOf(device, (a) => `${a} = exp(-${a})`),
    log: await rateOf(device, (a) => `${a} = log(${a} + 1.5)`),
  };
}

/** Seconds that so much arithmetic takes at this peak. */
export const secondsAt = (peak: Arithmetic, wanted: Arithmetic): number =>
  (Object.keys(wanted) as (keyof Arithmetic)[]).reduce((sum, kind) => sum + wanted[kind] / peak[kind], 0);
