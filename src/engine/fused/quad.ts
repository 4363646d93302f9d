// The form of the fused trainer for one run on a software adapter: shaders/shared/fused_quad.wgsl.
import { shaderFragment } from '../gpu/shaders.ts';
import type { FusedShape } from './shape.ts';
import { wholeSource } from './source.ts';
import { type FusedKernel, type FusedLimits, fusedBuffers, noLayers } from './workgroup.ts';
import { list, writtenLayers } from './written.ts';

/** Quads of parameters up to which what is done to each is written out: as a loop it takes a sixth longer, compiling half. */
const mostQuads = 32;

/** A call for every quad of parameters, written out or as a loop. */
const eachQuad = (quads: number, call: (q: string) => string): string =>
  quads <= mostQuads
    ? list(quads, (q) => `  ${call(`${q}u`)};`).join('\n')
    : `  for (var q = 0u; q < QUADS; q++) { ${call('q')}; }`;

/** The kernel for a shape; undefined if it does not fit. */
export function quadKernel(
  shape: FusedShape,
  limits: FusedLimits,
  features: ReadonlySet<string>,
): FusedKernel | undefined {
  if (!features.has('subgroups') || limits.maxStorageBuffersPerShaderStage < fusedBuffers) return undefined;
  const layers = writtenLayers(shape);
  if (layers === undefined) return undefined;
  const quads = shape.parameters / 4;
  const own = [
    `const QUADS = ${quads}u;`,
    layers,
    `fn settle_all() {\n${eachQuad(quads, (q) => `settle(${q})`)}\n}`,
    `fn update_all(keep: f32, changed: bool) {\n${eachQuad(quads, (q) => `update(${q}, keep, changed)`)}\n}`,
    shaderFragment('fused_quad'),
  ].join('\n');
  // The four threads go the same way: they have the same sums.
  const source = `enable subgroups;\ndiagnostic(off, subgroup_uniformity);\n${wholeSource(shape, own)}`;
  return { source, constants: shape.lossConstants, layers: noLayers, mostRows: Infinity, runsOfGroup: 1 };
}
