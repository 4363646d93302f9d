// The edges on a canvas: width says how large a weight is, colour and dashes its sign. Edges alike are stroked
// together, so a thousand of them are a few dozen strokes.
import type { RunView } from '../../../engine/session-types.ts';
import { color } from '../../theme/colors.ts';
import { edgeEnds, weightIndex, type Edge, type Graph } from './graph.ts';

const widths = 10;
const thinnest = 0.6;
const thickest = 7;

export interface EdgeValues {
  layers: RunView['layers'];
  /** θ or ∇. */
  values: Float32Array;
  /** The size drawn thickest. */
  most: number;
}

/** All edges that are drawn, layer by layer. */
export function* shownEdges({ columns }: Graph): Generator<Edge> {
  for (const column of columns.slice(1)) {
    for (const to of column.nodes) {
      for (const from of columns[column.layer].nodes) yield { layer: column.layer, to: to.unit, from: from.unit };
    }
  }
}

/** The largest size among the edges and biases drawn. */
export function largestShown(graph: Graph, layers: RunView['layers'], values: Float32Array): number {
  let most = 0;
  for (const edge of shownEdges(graph)) {
    const size = Math.abs(values[weightIndex(layers, edge)]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

export const edgeWidth = (value: number, most: number): number =>
  thinnest + (thickest - thinnest) * Math.min(1, Math.abs(value) / most || 0);

export function drawEdges(context: CanvasRenderingContext2D, graph: Graph, { layers, values, most }: EdgeValues): void {
  const strokes = new Map<number, Path2D>();
  for (const edge of shownEdges(graph)) {
    const value = values[weightIndex(layers, edge)];
    const level = Math.round(widths * Math.min(1, Math.abs(value) / most || 0));
    const key = value < 0 ? -1 - level : level;
    let path = strokes.get(key);
    if (!path) {
      path = new Path2D();
      strokes.set(key, path);
    }
    trace(path, edgeEnds(graph, edge));
  }
  // Thin ones first: what matters lies on top.
  for (const [key, path] of [...strokes].toSorted(([a], [b]) => levelOf(a) - levelOf(b))) {
    const share = levelOf(key) / widths;
    const width = thinnest + (thickest - thinnest) * share;
    context.lineWidth = width;
    context.strokeStyle = color(key < 0 ? 'negative' : 'positive', 0.3 + 0.7 * Math.sqrt(share));
    context.setLineDash(key < 0 ? [Math.max(4, width * 1.6), Math.max(3, width * 0.9)] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
}

const levelOf = (key: number): number => (key < 0 ? -1 - key : key);

export function trace(path: Path2D | CanvasRenderingContext2D, [x1, y1, x2, y2]: ReturnType<typeof edgeEnds>): void {
  const middle = (x1 + x2) / 2;
  path.moveTo(x1, y1);
  path.bezierCurveTo(middle, y1, middle, y2, x2, y2);
}

/** The edge pointed at, with a light rim around it. */
export function drawPointed(
  context: CanvasRenderingContext2D,
  graph: Graph,
  edge: Edge,
  { layers, values, most }: EdgeValues,
): void {
  const value = values[weightIndex(layers, edge)] ?? 0;
  const width = edgeWidth(value, most);
  for (const [extra, style] of [
    [7, color('focus', 0.9)],
    [4, color('panel')],
    [1, color(value < 0 ? 'negative' : 'positive')],
  ] as const) {
    context.beginPath();
    trace(context, edgeEnds(graph, edge));
    context.lineWidth = width + extra;
    context.strokeStyle = style;
    if (extra === 1 && value < 0) context.setLineDash([Math.max(4, width * 1.6), Math.max(3, width * 0.9)]);
    context.stroke();
  }
  context.setLineDash([]);
}
