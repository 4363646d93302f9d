// What the graph draws on its edges: θ, or ∇, of the last frame.
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { roundUp } from '../chart/ticks.ts';
import { largestShown, type EdgeValues } from './draw-edges.ts';
import type { Graph } from './graph.ts';

/** Smaller weights than this are never drawn as the thickest. */
const leastScale = 0.5;

/** θ or ∇ as long as this model needs it; zeros while the frame is of another one. */
export function parameterValues(
  { layers }: Pick<RunView, 'layers'>,
  frame: Frame | undefined,
  gradients: boolean,
): Float32Array {
  const { bias, units } = layers[layers.length - 1];
  const values = gradients ? frame?.gradient : frame?.theta;
  return values && values.length >= bias + units ? values : new Float32Array(bias + units);
}

export function edgeValues(graph: Graph, view: RunView, frame: Frame | undefined, gradients: boolean): EdgeValues {
  const values = parameterValues(view, frame, gradients);
  const most = largestShown(graph, view.layers, values);
  return { layers: view.layers, values, most: roundUp(gradients ? most : Math.max(most, leastScale)) };
}
