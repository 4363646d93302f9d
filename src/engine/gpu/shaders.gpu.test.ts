// What every shader must be, on Dawn's null backend: it runs nothing and checks everything, at WebGPU's base limits.
import { beforeAll, expect, test } from 'vitest';
import { nullDevice } from '../../../test/gpu-device.ts';
import { activations } from '../../experiment/index.ts';
import { twins } from '../cpu/index.ts';
import { lossSpecs } from '../losses/index.ts';
import { optimizerSpecs } from '../optimizers/index.ts';
import { liveCount, stepFields } from '../step.ts';
import { kernelNames, shaderBindings, shaderSource, withFloat16, withQuads } from './shaders.ts';

const fragments = import.meta.glob<string>('/shaders/shared/*.wgsl', { query: '?raw', import: 'default', eager: true });
const fragment = (name: string): string => fragments[`/shaders/shared/${name}.wgsl`] ?? '';

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

let device: GPUDevice;
beforeAll(async () => {
  device = await nullDevice(['subgroups']);
});

test('there is a twin of every shader and a shader of every twin', () => {
  expect(Object.keys(twins).sort()).toEqual(kernelNames);
});

test('every optimizer and every loss has its kernel', () => {
  for (const { kernel } of [...Object.values(optimizerSpecs), ...Object.values(lossSpecs)]) {
    expect(kernelNames).toContain(kernel);
  }
  for (const { kernel, rule } of Object.values(optimizerSpecs)) {
    expect(fragment(`rule_${rule}`)).toContain('fn rule(');
    expect(shaderSource(kernel)).toContain(fragment(`rule_${rule}`));
  }
});

test.each(kernelNames)('%s compiles without a word', async (kernel) => {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ code: shaderSource(kernel) });
  const { messages } = await module.getCompilationInfo();
  expect(messages.map((m) => `${m.type} at ${m.lineNum}:${m.linePos} ${m.message}`)).toEqual([]);
  // Workgroup memory is checked when the pipeline is made: at the largest workgroup a backend asks for.
  const constants = Object.fromEntries(
    [...shaderSource(kernel).matchAll(/^override (\w+)/gm)].map(([, name]) => [name, 1]),
  );
  device.createComputePipeline({ layout: 'auto', compute: { module, constants: { ...constants, WG: 256 } } });
  expect(await device.popErrorScope()).toBeNull();
});

test.each(kernelNames)('%s binds at most 8 buffers, numbered from 0, as its twin takes them', (kernel) => {
  const bindings = shaderBindings(shaderSource(kernel));
  expect(bindings.length).toBeLessThanOrEqual(8);
  expect(bindings.map(({ binding }) => binding)).toEqual(bindings.map((_, i) => i));
  const taken = /\[([^\]]+)\] = buffers/
    .exec(String(twins[kernel]))?.[1]
    .split(',')
    .map((name) => name.trim());
  expect(taken).toEqual(bindings.map(({ name }) => camelCase(name)));
});

test('struct Step in WGSL is stepFields', () => {
  const body = /struct Step \{([^}]*)\}/.exec(fragment('step'))![1];
  const fields = [...body.matchAll(/(\w+): ([^\n]+),\n/g)].map(([, name, type]) => [name, type]);
  expect(fields).toEqual([...stepFields, ['live', `array<vec4f, ${liveCount / 4}>`]]);
  expect(stepFields.length % 4, 'the live values start at a vec4').toBe(0);
});

test('the activations have the same numbers in WGSL', () => {
  const constants = [...fragment('activation').matchAll(/^const (\w+) = (\d+)u;$/gm)].map(([, name, n]) => [name, +n]);
  const expected = activations.map((name, i) => [name.toUpperCase().replaceAll('-', '_'), i]);
  expect(constants).toEqual(expected);
});

test('with 16-bit floats of the adapter’s own, what rounds to halves compiles too', async () => {
  const own = await nullDevice(['shader-f16']);
  const code = withFloat16(shaderSource('to_half'));
  expect(code).toContain('vec4h');
  const { messages } = await own.createShaderModule({ code }).getCompilationInfo();
  expect(messages.map((m) => m.message)).toEqual([]);
});

test('a convolution whose threads read for each other compiles too, and is no other kernel', async () => {
  const own = await nullDevice(['subgroups']);
  for (const kernel of kernelNames.filter((name) => withQuads(shaderSource(name)) !== shaderSource(name))) {
    const code = withQuads(shaderSource(kernel));
    expect(code).toContain('quadBroadcast(');
    expect(shaderBindings(code)).toEqual(shaderBindings(shaderSource(kernel)));
    const { messages } = await own.createShaderModule({ code }).getCompilationInfo();
    expect(messages.map((m) => m.message)).toEqual([]);
  }
  expect(withQuads(shaderSource('conv_forward'))).toContain('quadBroadcast(');
});
