// The strip as a picture of one pixel a rate and entry, kept between drawings, and drawn with its marks.
import type { RateStrip } from '../../../labs/runs/rates.ts';
import { color } from '../../theme/colors.ts';
import { shadeTable, slotOf } from '../shared/shades.ts';

export class StripPicture {
  readonly canvas = document.createElement('canvas');
  #made: readonly unknown[] = [];

  /** The picture of what is there of the strip, in the present colours. */
  of(strip: RateStrip, version: number, dark: boolean): HTMLCanvasElement {
    const now = [strip, version, dark];
    if (now.some((part, i) => part !== this.#made[i])) paint(strip, this.canvas);
    this.#made = now;
    return this.canvas;
  }
}

function paint(strip: RateStrip, canvas: HTMLCanvasElement): void {
  const { rates, entries, best } = strip;
  canvas.width = rates.length;
  canvas.height = entries;
  const context = canvas.getContext('2d');
  if (!context) return;
  const colors = shadeTable();
  const image = context.createImageData(rates.length, entries);
  const words = new Uint32Array(image.data.buffer);
  for (let entry = 0; entry < entries; entry++) {
    for (let column = 0; column < rates.length; column++) {
      const shade = strip.shadeAt(column, entry, best);
      if (shade !== undefined) words[entry * rates.length + column] = colors[slotOf(shade)];
    }
  }
  context.putImageData(image, 0, 0);
}

/** `here`: the slider's value as a share of the width; `pointed`: a column. */
export function drawStrip(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: HTMLCanvasElement,
  { here, pointed }: { here: number; pointed: number | undefined },
): void {
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, width, height);
  line(context, here * width, height, color('panel'), 5);
  line(context, here * width, height, color('rate'), 3);
  if (pointed === undefined) return;
  const column = width / picture.width;
  context.strokeStyle = color('ink');
  context.lineWidth = 1.5;
  context.strokeRect(pointed * column - 0.5, 0.75, column + 1, height - 1.5);
}

function line(context: CanvasRenderingContext2D, x: number, height: number, style: string, width: number): void {
  context.fillStyle = style;
  context.fillRect(x - width / 2, 0, width, height);
}
