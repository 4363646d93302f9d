// The form of the fused trainer for many runs on a software adapter: shaders/shared/fused_lane.wgsl.
import { shaderFragment } from '../gpu/shaders.ts';
import type { FusedShape } from './shape.ts';
import { wholeSource } from './source.ts';
import { type FusedKernel, type FusedLimits, fusedBuffers, noLayers } from './workgroup.ts';
import { updateAll, writtenLayers } from './written.ts';

/** Threads of a workgroup: a software adapter's subgroup. */
const threads = 4;
/** Parameters up to which their update is written out. */
const mostUpdates = 128;

/** The kernel for a shape; undefined if it does not fit. */
export function laneKernel(shape: FusedShape, limits: FusedLimits): FusedKernel | undefined {
  if (limits.maxStorageBuffersPerShaderStage < fusedBuffers) return undefined;
  const layers = writtenLayers(shape);
  if (layers === undefined) return undefined;
  const own = [layers, updateAll(shape, 1, mostUpdates), shaderFragment('fused_lane')].join('\n');
  const constants = { ...shape.lossConstants, WG: threads };
  return { source: wholeSource(shape, own), constants, layers: noLayers, mostRows: Infinity, runsOfGroup: threads };
}
