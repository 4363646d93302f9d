import { expect, test } from 'vitest';
import { getDevice, nullDevice } from './gpu-device.ts';

test('a kernel runs and its result is read back', async () => {
  const device = await getDevice();
  const code =
    '@group(0) @binding(0) var<storage, read_write> x: array<u32>; @compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) { x[id.x] = id.x * 3u; }';
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  });
  const x = device.createBuffer({ size: 16, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
  const copy = device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer: x } }],
    }),
  );
  pass.dispatchWorkgroups(1);
  pass.end();
  encoder.copyBufferToBuffer(x, 0, copy, 0, 16);
  device.queue.submit([encoder.finish()]);
  await copy.mapAsync(GPUMapMode.READ);
  expect([...new Uint32Array(copy.getMappedRange())]).toEqual([0, 3, 6, 9]);
});

test('the null device finds a type error', async () => {
  const device = await nullDevice();
  device.pushErrorScope('validation');
  const info = await device.createShaderModule({ code: 'fn f() -> f32 { return 1u; }' }).getCompilationInfo();
  await device.popErrorScope();
  expect(info.messages.map((message) => message.type)).toContain('error');
});
