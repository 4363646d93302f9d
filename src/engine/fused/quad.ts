// The form of the fused trainer for one run on a software adapter: shaders/shared/fused_quad.wgsl.
import { shaderFragment } from '../gpu/shaders.ts';
import type { FusedShape } from './shape.ts';
import { wholeSource } from './source.ts';
import { type FusedKernel, type FusedLimits, fusedBuffers, noLayers } from './workgroup.ts';
import { list, updateAll, writtenLayers } from './written.ts';

/** Quads of parameters up to which what is done to each is written out: as a loop it takes a sixth longer, compiling half. */
const mostQuads = 32;

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
  const settled =
    quads <= mostQuads
      ? list(quads, (q) => `  settle(${q}u);`).join('\n')
      : '  for (var q = 0u; q < QUADS; q++) { settle(q); }';
  const own = [
    `const QUADS = ${quads}u;`,
    layers,
    `fn settle_all() {\n${settled}\n}`,
    updateAll(shape, 4, mostQuads),
    shaderFragment('fused_quad'),
  ].join('\n');
  // The four threads go the same way: they have the same sums.
  const source = `enable subgroups;\ndiagnostic(off, subgroup_uniformity);\n${wholeSource(shape, own)}`;
  return { source, constants: shape.lossConstants, layers: noLayers, mostRows: Infinity, runsOfGroup: 1 };
}
