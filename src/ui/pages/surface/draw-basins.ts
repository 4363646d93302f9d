// The map of basins: colour is the minimum reached, its brightness how soon; stripes are racers that were lost.
import { basinCodes, readLabel } from '../../../labs/surface/basins.ts';
import type { BasinPicture } from '../../../store/surface/basin-run.ts';
import { color, mix, type Rgb, rgb } from '../../theme/colors.ts';
import { scratch } from '../../views/shared/scratch.ts';
import { drawPicture } from './draw-field.ts';
import { type Plane, toPixel } from './plane.ts';

const lightness = [0.72, 0.56, 0.84, 0.64];

/** The colour of a minimum: hues far apart, and lightness too, so that neighbours differ for everybody. */
export function minimumRgb(label: number): Rgb {
  const hue = (210 + label * 137.508) % 360;
  const l = lightness[label % lightness.length];
  const chroma = 0.62 * Math.min(l, 1 - l);
  const part = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (l - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}

const stripe = 5;

/** Colour of a pixel's word. `x`, `y`: of the pixel, for stripes. */
export function basinRgb(word: number, steps: number, x: number, y: number): Rgb {
  const { label, steps: took } = readLabel(word);
  if (label === basinCodes.lost) return (x + y) % (2 * stripe) < stripe ? rgb('ink') : mix(rgb('ink'), rgb('panel'), 0.35); // oxfmt-ignore
  if (label === basinCodes.moving) return rgb('edge');
  if (label === basinCodes.stopped) return mix(rgb('edge'), rgb('panel'), 0.5);
  return mix(minimumRgb(label), [16, 18, 24], 0.72 * Math.min(1, took / Math.max(1, steps)) ** 0.7);
}

function pictureOf({ map, width, height, steps }: BasinPicture): HTMLCanvasElement {
  const { labels, stride } = map;
  const picture = scratch(width, height);
  const known = new Map<number, number>();
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / stride) * stride * width;
    const phase = y % (2 * stripe);
    for (let x = 0; x < width; x++) {
      const label = labels[row + Math.floor(x / stride) * stride];
      const key = (label & 255) === basinCodes.lost ? -1 - ((x + phase) % (2 * stripe)) : label;
      let word = known.get(key);
      if (word === undefined) {
        const [r, g, b] = basinRgb(label, steps, x, y);
        word = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
        known.set(key, word);
      }
      picture.words[y * width + x] = word;
    }
  }
  picture.flush();
  return picture.canvas;
}

export function drawBasins(context: CanvasRenderingContext2D, picture: BasinPicture, plane: Plane): void {
  context.imageSmoothingEnabled = false;
  drawPicture(context, pictureOf(picture), picture.view, plane);
  context.imageSmoothingEnabled = true;
}

/** The minima that are seen, with their numbers; at most so many. */
export function drawMinima(context: CanvasRenderingContext2D, { map }: BasinPicture, plane: Plane, most = 40): void {
  context.font = 'bold 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let drawn = 0;
  map.atlas.minima.forEach(({ x, y }, label) => {
    const [px, py] = toPixel(plane, x, y);
    if (drawn >= most || px < 0 || py < 0 || px > plane.width || py > plane.height) return;
    drawn++;
    context.beginPath();
    context.arc(px, py, 9, 0, 7);
    context.fillStyle = color('panel', 0.92);
    context.fill();
    context.strokeStyle = color('ink');
    context.lineWidth = 1.2;
    context.stroke();
    context.fillStyle = color('ink');
    context.fillText(String(label + 1), px, py + 0.5);
  });
}

/** Share of the map's pixels by label. */
export function sharesOf({ map, width, height }: BasinPicture): Map<number, number> {
  const counts = new Map<number, number>();
  let all = 0;
  for (let y = 0; y < height; y += map.stride) {
    for (let x = 0; x < width; x += map.stride) {
      const { label } = readLabel(map.labels[y * width + x]);
      counts.set(label, (counts.get(label) ?? 0) + 1);
      all++;
    }
  }
  return new Map([...counts].map(([label, count]) => [label, count / all]));
}
