// The surface in three dimensions without WebGPU: its cells from the far end to the near one, and the trails on top.
import { project } from '../../../labs/surface/relief/camera.ts';
import { rise } from '../../../labs/surface/relief/camera.ts';
import type { Ground } from '../../../labs/surface/relief/gpu.ts';
import { heightRgb } from './draw-field.ts';
import type { Trail } from './relief-scene.ts';

export function drawRelief(
  context: CanvasRenderingContext2D,
  matrix: Float32Array,
  { levels, columns, rows }: Ground,
  trails: readonly Trail[],
  width: number,
  height: number,
): void {
  const corner = (x: number, y: number): [number, number, number] =>
    project(
      matrix,
      [(x / (columns - 1)) * 2 - 1, 1 - (y / (rows - 1)) * 2, Math.max(0, levels[y * columns + x]) * rise],
      width,
      height,
    );
  const corners = Array.from(levels, (_, i) => corner(i % columns, Math.floor(i / columns)));
  const cells: { at: number; depth: number }[] = [];
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const at = y * columns + x;
      if (levels[at] < -1 || levels[at + 1] < -1 || levels[at + columns] < -1 || levels[at + columns + 1] < -1)
        continue;
      cells.push({ at, depth: corners[at][2] + corners[at + columns + 1][2] });
    }
  }
  cells.sort((a, b) => b.depth - a.depth);
  for (const { at } of cells) {
    const level = levels[at];
    const slope = (levels[at + 1] - level) * columns * 0.25 - (levels[at + columns] - level) * rows * 0.2;
    const light = 0.82 + 0.18 * Math.max(-1, Math.min(1, slope));
    const [r, g, b] = heightRgb(level).map((v) => Math.round(v * light));
    context.beginPath();
    for (const i of [at, at + 1, at + columns + 1, at + columns]) context.lineTo(corners[i][0], corners[i][1]);
    context.closePath();
    context.fillStyle = context.strokeStyle = `rgb(${r} ${g} ${b})`;
    context.lineWidth = 0.7;
    context.fill();
    context.stroke();
  }
  for (const { places, color, dash } of trails) {
    context.beginPath();
    for (const line of places) {
      line.forEach((place, i) => {
        const [x, y] = project(matrix, place, width, height);
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    }
    context.setLineDash([...dash]);
    context.strokeStyle = `rgb(${color.join(' ')})`;
    context.lineWidth = 2.4;
    context.stroke();
  }
  context.setLineDash([]);
}
