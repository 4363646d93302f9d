// The sign that it is running: beads that travel along the strongest edges, from left to right, only while it runs, is
// seen, and motion is welcome.
import { color } from '../../theme/colors.ts';
import { alongEdge, edgeEnds, weightIndex, type Edge, type Graph } from './graph.ts';
import { edgeWidth, shownEdges, type EdgeValues } from './draw-edges.ts';

const most = 48;
/** Seconds a bead takes from one unit to the next. */
const crossing = 1.6;

let known: { graph: Graph; values: Float32Array; edges: Edge[] } | undefined;

/** The edges that matter most, the strongest first. */
export function strongest(graph: Graph, { layers, values }: EdgeValues): Edge[] {
  if (known?.graph !== graph || known.values !== values) {
    const size = (edge: Edge) => Math.abs(values[weightIndex(layers, edge)]) || 0;
    const edges = [...shownEdges(graph)].sort((a, b) => size(b) - size(a)).slice(0, most);
    known = { graph, values, edges };
  }
  return known.edges;
}

export function drawBeads(
  context: CanvasRenderingContext2D,
  graph: Graph,
  edges: readonly Edge[],
  { layers, values, most: largest }: EdgeValues,
  time: number,
): void {
  for (const [i, edge] of edges.entries()) {
    const value = values[weightIndex(layers, edge)];
    if (!(Math.abs(value) > 0)) continue;
    // Every edge starts at another moment, so that they do not march.
    const t = (time / 1000 / crossing + i * 0.618034) % 1;
    const [x, y] = alongEdge(edgeEnds(graph, edge), t);
    context.beginPath();
    context.arc(x, y, Math.max(1.4, edgeWidth(value, largest) * 0.42), 0, 2 * Math.PI);
    context.fillStyle = color('panel', 0.35 + 0.65 * Math.sin(Math.PI * t));
    context.fill();
  }
}
