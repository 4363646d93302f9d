import type { Rgb } from '../../theme/colors.ts';

/** Fills a canvas of rows × columns pixels. */
export function paintPixels(
  canvas: HTMLCanvasElement,
  rows: number,
  columns: number,
  colorOf: (row: number, column: number) => Rgb,
): void {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      image.data.set([...colorOf(row, column), 255], 4 * (row * columns + column));
    }
  }
  context.putImageData(image, 0, 0);
}
