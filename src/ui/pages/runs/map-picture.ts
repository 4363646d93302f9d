// The map as a picture of one pixel a run, kept between drawings.
import { shadeOf } from '../../../labs/runs/outcome.ts';
import type { TrainabilityMap } from '../../../labs/runs/map.ts';
import type { Seen } from '../../../store/runs/map.ts';
import { shadeTable, slotOf } from '../../views/shared/shades.ts';

export class MapPicture {
  readonly canvas = document.createElement('canvas');
  #made: readonly unknown[] = [];

  /** The picture of what is there of the map, in the present colours. */
  of(map: TrainabilityMap, seen: Seen, dark: boolean): HTMLCanvasElement {
    const now = [map, seen, dark];
    if (now.some((part, i) => part !== this.#made[i])) paint(map, seen, this.canvas);
    this.#made = now;
    return this.canvas;
  }
}

function paint(map: TrainabilityMap, { best }: Seen, canvas: HTMLCanvasElement): void {
  const { size, known, end, goneAt } = map;
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return;
  const colors = shadeTable();
  const image = context.createImageData(size, size);
  const words = new Uint32Array(image.data.buffer);
  const outcome = { end: 0, goneAt: 0 };
  const pixel = { column: 0, row: 0 };
  for (let i = 0; i < words.length; i++) {
    if (known[i] === 0) continue; // see-through
    outcome.end = end[i];
    outcome.goneAt = goneAt[i];
    pixel.column = i % size;
    pixel.row = (i - pixel.column) / size;
    words[i] = colors[slotOf(shadeOf(outcome, map.startAt(pixel), best, map.request.steps))];
  }
  context.putImageData(image, 0, 0);
}
