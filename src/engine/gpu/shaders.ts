// WGSL sources: every file of shaders/, and the `#import name` lines in them.
import type { Parts } from '../kernel.ts';

const files = import.meta.glob<string>('/shaders/**/*.wgsl', { query: '?raw', import: 'default', eager: true });

const textOf = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw new Error(`no such shader: ${path}`);
  return text;
};

/** Names of all kernels (files directly in shaders/). */
export const kernelNames: string[] = Object.keys(files)
  .map((path) => path.slice('/shaders/'.length, -'.wgsl'.length))
  .filter((name) => !name.includes('/'))
  .sort();

/** A kernel's own file, as a learner reads it. */
export const shaderFile = (kernel: string): string => textOf(`/shaders/${kernel}.wgsl`);

/** A shader of shaders/draw/: it paints, and is no kernel. */
export const drawingShader = (name: string): string => textOf(`/shaders/draw/${name}.wgsl`);

/** A fragment of shaders/shared/. */
export const shaderFragment = (name: string): string => textOf(`/shaders/shared/${name}.wgsl`);

/**
 * A kernel's whole source: each line `#import name` replaced by shaders/shared/<name>.wgsl, or by the part that stands
 * in for it. Imports do not nest.
 */
export function shaderSource(kernel: string, parts: Parts = {}): string {
  return shaderFile(kernel).replace(
    /^#import (\w+)$/gm,
    (_, name: string) => parts[name]?.wgsl ?? shaderFragment(name),
  );
}

/** A kernel's source with the adapter's own 16-bit floats in the place of those made of bits. */
export function withFloat16(source: string): string {
  const [bits, own] = [shaderFragment('half'), shaderFragment('half_f16')];
  return source.includes(bits) ? `enable f16;\n${source.replace(bits, own)}` : source;
}

/** A kernel's source with the device's own product of packed bytes in the place of the one that takes them apart. */
export const withPackedDot = (source: string): string =>
  source.replace(shaderFragment('dot4'), shaderFragment('dot4_packed'));

/** Fragments that have another one, whose threads read for each other, four at a time. */
const sharing = { six_rows: 'six_rows_quad', four_planes: 'four_planes_quad' };

/** A kernel's source with those in the place of the ones whose threads read alone: six_rows_quad.wgsl says where. */
export function withQuads(source: string): string {
  const shared = Object.entries(sharing).reduce(
    (code, [alone, together]) => code.replace(shaderFragment(alone), shaderFragment(together)),
    source,
  );
  return shared === source ? source : `enable subgroups;\ndiagnostic(off, subgroup_uniformity);\n${shared}`;
}

/** The language feature that has it. */
export const packedDot = 'packed_4x8_integer_dot_product';

export interface Binding {
  binding: number;
  access: 'read' | 'read_write';
  name: string;
}

/** The storage buffers of group(1), in binding order: the contract with `Call.buffers`. */
export function shaderBindings(source: string): Binding[] {
  const found = source.matchAll(/@group\(1\)\s*@binding\((\d+)\)\s*var<storage,\s*(read|read_write)>\s*(\w+)/g);
  return [...found]
    .map(([, binding, access, name]) => ({ binding: Number(binding), access: access as Binding['access'], name }))
    .sort((a, b) => a.binding - b.binding);
}
