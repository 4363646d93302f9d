// Where the units of the network stand, which of them are shown, and which edge is under the pointer. Pure geometry.
import type { RunView } from '../../../engine/session-types.ts';

/** A layer with more units than `most` shows only the first `few`. */
const most = 10;
const few = 8;

export interface GraphNode {
  unit: number;
  /** Centre. */
  x: number;
  y: number;
}

export interface GraphColumn {
  /** Index in `view.layers`; −1: the inputs. */
  layer: number;
  units: number;
  hidden: number;
  x: number;
  nodes: GraphNode[];
}

export interface Graph {
  columns: GraphColumn[];
  /** Side of a unit's picture. */
  size: number;
  width: number;
  height: number;
}

/** An edge of the graph by its ends; `layer` is the one it leads into. */
export interface Edge {
  layer: number;
  to: number;
  from: number;
}

export const headerHeight = 36;
const footerHeight = 18;
/** Room for the inputs' names, left of the first column. */
const labelWidth = 46;
const narrowest = 74;
/** Side of a unit's picture. */
const smallest = 28;
const largest = 84;

export const shownUnits = (units: number): number => (units > most ? few : units);

/**
 * The graph for a width and a height. It may become wider where there are many layers, and is then scrolled, and higher
 * where the units would be too small to see.
 */
export function layoutGraph(
  { layers, inputs }: { layers: RunView['layers']; inputs: number },
  room: number,
  tall: number,
): Graph {
  const counts = [inputs, ...layers.map((layer) => layer.units)];
  const tallest = Math.max(...counts.map(shownUnits));
  const width = Math.max(room, counts.length * narrowest);
  const pitch = width / counts.length;
  const across = Math.min(Math.max(pitch * 0.36, 30), pitch - 40);
  const down = (tall / Math.max(4, tallest)) * 0.78;
  const size = Math.round(Math.min(across, Math.max(smallest, Math.min(largest, down))));
  const gap = Math.max(5, Math.round(size * (tallest > 6 ? 0.18 : 0.32)));
  const footer = counts.some((units) => units > shownUnits(units)) ? footerHeight : 6;
  const body = tallest * (size + gap);
  const lead = Math.max(0, labelWidth + size / 2 - pitch / 2);
  const stride = (width - lead) / counts.length;
  const columns = counts.map((units, i): GraphColumn => {
    const shown = shownUnits(units);
    const x = lead + stride * (i + 0.5);
    const top = headerHeight + (body - shown * (size + gap)) / 2 + (size + gap) / 2;
    const nodes = Array.from({ length: shown }, (_, unit) => ({ unit, x, y: top + unit * (size + gap) }));
    return { layer: i - 1, units, hidden: units - shown, x, nodes };
  });
  return { columns, size, width, height: headerHeight + body + footer };
}

/** The edge's curve: from the right side of one unit to the left side of the next, level at both ends. */
export function edgeEnds(
  graph: Graph,
  { layer, to, from }: Edge,
): readonly [x1: number, y1: number, x2: number, y2: number] {
  const a = graph.columns[layer].nodes[from];
  const b = graph.columns[layer + 1].nodes[to];
  return [a.x + graph.size / 2, a.y, b.x - graph.size / 2, b.y];
}

/** A point of the edge at t in 0 … 1. */
export function alongEdge(ends: readonly [number, number, number, number], t: number): readonly [x: number, y: number] {
  const [x1, y1, x2, y2] = ends;
  const middle = (x1 + x2) / 2;
  const s = 1 - t;
  const bend = 3 * s * t; // both control points lie at the middle x, at the heights of their ends
  return [s * s * s * x1 + bend * middle + t * t * t * x2, s * s * (s + 3 * t) * y1 + t * t * (t + 3 * s) * y2];
}

/** The edge nearest to a place, if it is within reach. */
export function edgeAt(graph: Graph, x: number, y: number, reach = 7): Edge | undefined {
  for (const column of graph.columns.slice(1)) {
    const before = graph.columns[column.layer];
    const [x1, x2] = [before.x + graph.size / 2, column.x - graph.size / 2];
    if (x <= x1 || x >= x2) continue;
    const t = timeAt(x1, x2, x);
    let best: Edge | undefined;
    let nearest = reach;
    for (const from of before.nodes) {
      for (const to of column.nodes) {
        const distance = Math.abs(alongEdge([x1, from.y, x2, to.y], t)[1] - y);
        if (distance >= nearest) continue;
        nearest = distance;
        best = { layer: column.layer, to: to.unit, from: from.unit };
      }
    }
    return best;
  }
  return undefined;
}

/** The t at which an edge's curve has come to x; it only ever moves right. */
function timeAt(x1: number, x2: number, x: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (alongEdge([x1, 0, x2, 0], t)[0] < x) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** Place in θ of an edge's weight and of a unit's bias. */
export const weightIndex = (layers: RunView['layers'], { layer, to, from }: Edge): number =>
  layers[layer].weight + to * layers[layer].inputs + from;
export const biasIndex = (layers: RunView['layers'], layer: number, unit: number): number => layers[layer].bias + unit;
