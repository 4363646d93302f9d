// The units: each a small picture of its own function over the plane, with its bias as a mark at the lower left.
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { color } from '../../theme/colors.ts';
import { paintGrid } from '../shared/field.ts';
import { pictureOf, tableOf } from '../shared/picture.ts';
import type { UnitRef } from '../shared/pointed.ts';
import { scratch } from '../shared/scratch.ts';
import { biasIndex, type Graph, type GraphNode } from './graph.ts';
import type { EdgeValues } from './draw-edges.ts';

const corner = 6;

export function drawUnits(
  context: CanvasRenderingContext2D,
  graph: Graph,
  view: RunView,
  frame: Frame | undefined,
  pointed: UnitRef | undefined,
  edges: EdgeValues,
): void {
  for (const { layer, nodes } of graph.columns) {
    for (const node of nodes) {
      drawPicture(context, graph.size, node, view, frame, { layer, unit: node.unit });
      const isPointed = pointed?.layer === layer && pointed.unit === node.unit;
      context.lineWidth = isPointed ? 3 : 1.25;
      context.strokeStyle = color(isPointed ? 'focus' : 'edge');
      outline(context, node, graph.size);
      context.stroke();
      if (layer >= 0)
        drawBias(context, graph, node, edges.values[biasIndex(edges.layers, layer, node.unit)] ?? 0, edges.most);
    }
  }
}

function outline(context: CanvasRenderingContext2D, { x, y }: GraphNode, size: number): void {
  context.beginPath();
  context.roundRect(x - size / 2, y - size / 2, size, size, corner);
}

function drawPicture(
  context: CanvasRenderingContext2D,
  size: number,
  node: GraphNode,
  view: RunView,
  frame: Frame | undefined,
  unit: UnitRef,
): void {
  context.save();
  outline(context, node, size);
  context.fillStyle = color('zero');
  context.fill();
  context.clip();
  const picture = frame && pictureOf(view, frame, unit);
  if (picture && picture.grid.rows > 1) {
    const { columns, rows } = picture.grid;
    const image = scratch(columns, rows);
    paintGrid(picture.grid, tableOf(picture, view), image.words);
    image.flush();
    context.drawImage(image.canvas, node.x - size / 2, node.y - size / 2, size, size);
  } else if (picture) {
    drawProfile(context, size, node, picture.grid, picture.scale.most);
  } else {
    drawNothing(context, size, node);
  }
  context.restore();
}

/** The unit was not looked at: the data have no plane, or the frame is of another network. */
function drawNothing(context: CanvasRenderingContext2D, size: number, { x, y }: GraphNode): void {
  context.fillStyle = color('sunken');
  context.fillRect(x - size / 2, y - size / 2, size, size);
  context.fillStyle = color('edge');
  for (const i of [-1, 0, 1]) {
    context.beginPath();
    context.arc(x + (i * size) / 5, y, 1.5, 0, 2 * Math.PI);
    context.fill();
  }
}

/** One-dimensional data: the unit's function as a small curve. */
function drawProfile(
  context: CanvasRenderingContext2D,
  size: number,
  { x, y }: GraphNode,
  { values, columns, channels, channel }: { values: Float32Array; columns: number; channels: number; channel: number },
  most: number,
): void {
  const [left, top] = [x - size / 2, y - size / 2];
  context.strokeStyle = color('edge', 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + size, y);
  context.stroke();
  context.beginPath();
  for (let c = 0; c < columns; c++) {
    const v = Math.max(-1.1, Math.min(1.1, values[c * channels + channel] / most));
    context.lineTo(left + ((c + 0.5) / columns) * size, top + size / 2 - v * size * 0.42);
  }
  context.strokeStyle = color('ink');
  context.lineWidth = 2;
  context.stroke();
}

export const biasSize = 9;

/** Where a unit's bias mark stands. */
export const biasPlace = ({ x, y }: GraphNode, size: number): readonly [number, number] => [x - size / 2, y + size / 2];

/** A filled disc for a positive bias, a ring for a negative one; larger where it is larger. */
function drawBias(
  context: CanvasRenderingContext2D,
  { size }: Graph,
  node: GraphNode,
  value: number,
  most: number,
): void {
  const [x, y] = biasPlace(node, size);
  const r = 2.5 + 3 * Math.min(1, Math.abs(value) / most || 0);
  context.beginPath();
  context.arc(x, y, biasSize - 2.5, 0, 2 * Math.PI);
  context.fillStyle = color('panel');
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = color('edge');
  context.stroke();
  context.beginPath();
  context.arc(x, y, value < 0 ? r - 0.75 : r, 0, 2 * Math.PI);
  if (value < 0) {
    context.lineWidth = 1.75;
    context.strokeStyle = color('negative');
    context.stroke();
  } else {
    context.fillStyle = color('positive');
    context.fill();
  }
}
