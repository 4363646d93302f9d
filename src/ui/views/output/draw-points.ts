// The points on the plane: training points filled, test points hollow; the shape tells the class besides its colour.
import type { RunView } from '../../../engine/session-types.ts';
import type { DrawnPoint } from '../../../experiment/index.ts';
import { classColor, classShape, color, diverging } from '../../theme/colors.ts';
import { outputScale } from '../shared/output-kind.ts';
import { linearTicks } from '../chart/ticks.ts';
import { toX, toY, type Plot } from './plot.ts';

export interface PointOptions {
  test: boolean;
  /** Points being drawn, instead of the data set's. */
  drawn?: readonly DrawnPoint[];
  /** Rows of the training set to ring, and the one of them that is followed. */
  batch?: Uint32Array;
  sample?: number;
}

/** Radius of a point: smaller where there are many. */
export const pointRadius = (side: number, count: number): number =>
  Math.min(5.5, Math.max(1.6, (side / 95) * Math.sqrt(Math.min(1, 260 / Math.max(1, count)))));

export function drawPoints(context: CanvasRenderingContext2D, plot: Plot, view: RunView, options: PointOptions): void {
  const { dataset } = view;
  const { train, test } = dataset;
  const { drawn } = options;
  const scale = outputScale(view);
  const classes = dataset.task === 'classification';
  // Where the value is the height, colour need not say it again (and would be pale in the middle).
  const value = dataset.plane?.dimensions === 1 ? () => color('positive') : (y: number) => diverging(y / scale.most);
  const paint = classes ? classColor : value;
  const shape = (y: number) => (classes && dataset.classes > 2 ? classShape(y) : 'circle');
  if (drawn) {
    const r = pointRadius(plot.width, drawn.length);
    for (const { x, y, label } of drawn) {
      drawPoint(
        context,
        drawn.some((p) => p.label > 1) ? classShape(label) : 'circle',
        toX(plot, x),
        toY(plot, y),
        r,
        classColor(label),
        true,
      );
    }
    return;
  }
  const r = pointRadius(plot.width, train.n);
  const [low, high, bottom, top] = plot.domain;
  const all = (split: typeof train, filled: boolean) => {
    for (let i = 0; i < split.n && split.points; i++) {
      const [x, y] = [split.points[2 * i], split.points[2 * i + 1]];
      if (x < low || x > high || y < bottom || y > top) continue;
      drawPoint(context, shape(split.y[i]), toX(plot, x), toY(plot, y), r, paint(split.y[i]), filled);
    }
  };
  if (options.test && dataset.heldOut) all(test, false);
  all(train, true);
  ringBatch(context, plot, view, options, r);
}

/** One mark with a light rim, so that it stands out from a plane of its own colour. */
export function drawPoint(
  context: CanvasRenderingContext2D,
  shape: ReturnType<typeof classShape>,
  x: number,
  y: number,
  r: number,
  fill: string,
  filled: boolean,
): void {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === 'square') context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (shape === 'cross') {
    for (const [dx, dy] of [[1, 0.35], [0.35, 1]]) context.rect(x - r * dx * 1.15, y - r * dy * 1.15, r * dx * 2.3, r * dy * 2.3); // oxfmt-ignore
  } else {
    const corners = shape === 'triangle' ? [-90, 30, 150] : [-90, 0, 90, 180];
    corners.forEach((degrees, i) => {
      const angle = (degrees / 180) * Math.PI;
      const [px, py] = [x + 1.25 * r * Math.cos(angle), y + 1.25 * r * Math.sin(angle)];
      if (i === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    });
    context.closePath();
  }
  if (filled) {
    context.lineWidth = Math.max(1, r * 0.45);
    context.strokeStyle = color('panel', 0.95);
    context.stroke();
    context.fillStyle = fill;
    context.fill();
    return;
  }
  context.lineWidth = Math.max(2, r * 0.75);
  context.strokeStyle = color('ink', 0.85);
  context.stroke();
  context.fillStyle = color('panel');
  context.fill();
  context.lineWidth = Math.max(1, r * 0.4);
  context.strokeStyle = fill;
  context.stroke();
}

function ringBatch(
  context: CanvasRenderingContext2D,
  plot: Plot,
  { dataset }: RunView,
  { batch, sample }: PointOptions,
  r: number,
): void {
  const { points } = dataset.train;
  if (!batch || !points) return;
  for (const row of batch) {
    const followed = row === sample;
    context.beginPath();
    context.arc(toX(plot, points[2 * row]), toY(plot, points[2 * row + 1]), r + (followed ? 6 : 3.5), 0, 2 * Math.PI);
    context.lineWidth = followed ? 3 : 2;
    context.strokeStyle = color(followed ? 'focus' : 'ink');
    context.stroke();
  }
}

const text = (v: number): string => String(v).replace('-', '−');

/** Frame and numbers of the two axes. */
export function drawAxes(context: CanvasRenderingContext2D, plot: Plot): void {
  const [low, high, bottom, top] = plot.domain;
  context.font = '11px ui-sans-serif, system-ui, sans-serif';
  context.fillStyle = color('muted');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const x of linearTicks(low, high, 6)) {
    if (x === low || x === high) continue;
    context.fillText(text(x), toX(plot, x), plot.top + plot.height + 5);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const y of linearTicks(bottom, top, 6)) {
    if (y === bottom || y === top) continue;
    context.fillText(text(y), plot.left - 6, toY(plot, y));
  }
  context.font = 'italic 12px ui-serif, Georgia, serif';
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText('x', plot.left + plot.width, plot.top + plot.height + 4);
  context.textBaseline = 'top';
  context.fillText('y', plot.left - 7, plot.top);
  context.strokeStyle = color('line');
  context.lineWidth = 1;
  context.strokeRect(plot.left - 0.5, plot.top - 0.5, plot.width + 1, plot.height + 1);
}
