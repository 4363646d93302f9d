// The user's pictures, sorted into a folder for each class.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import type { OwnFile } from '../own.ts';
import { type Images, maxPixels } from './images.ts';

/** Decodes a picture and brings it to side × side: RGBA, row by row. Throws for what is no picture. */
export type DecodePicture = (bytes: Uint8Array, side: number) => Promise<Uint8ClampedArray>;

/** Files that systems put into folders. */
const notOurs = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i;

/** The class of a picture: the name of the folder it lies in. */
export const classOf = (path: string): string => path.split('/').at(-2) ?? '';

export async function readOwnPictures(
  files: readonly OwnFile[],
  { imageSize: side, color }: Pick<DataConfig, 'imageSize' | 'color'>,
  decode: DecodePicture = decodeInBrowser,
): Promise<Images> {
  const pictures = files.filter(({ path }) => !notOurs.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (pictures.length === 0) throw new DataError('no-pictures');
  const classNames = [...new Set(pictures.map(({ path }) => classOf(path)))].sort();
  const channels = color ? 3 : 1;
  const size = channels * side * side;
  if (pictures.length * size > maxPixels) {
    throw new DataError('too-many-pixels', { pixels: pictures.length * size, limit: maxPixels });
  }
  const pixels = new Uint8Array(pictures.length * size);
  for (const [i, { path, bytes }] of pictures.entries()) {
    if (bytes.length === 0) throw new DataError('empty-file', { file: path });
    const rgba = await decode(bytes, side).catch(() => {
      throw new DataError('bad-picture', { file: path });
    });
    writePlanes(rgba, channels, pixels.subarray(i * size, (i + 1) * size));
  }
  const labels = Uint8Array.from(pictures, ({ path }) => classNames.indexOf(classOf(path)));
  return { n: pictures.length, channels, height: side, width: side, levels: 255, pixels, labels, classNames };
}

/** RGBA, pixel by pixel → one plane per channel; grey by the weights of Rec. 601. What is transparent is white. */
export function writePlanes(rgba: Uint8ClampedArray, channels: number, out: Uint8Array): void {
  const size = out.length / channels;
  for (let i = 0; i < size; i++) {
    const alpha = rgba[4 * i + 3] / 255;
    const [r, g, b] = [0, 1, 2].map((c) => rgba[4 * i + c] * alpha + 255 * (1 - alpha));
    if (channels === 1) out[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    else for (const [c, v] of [r, g, b].entries()) out[c * size + i] = Math.round(v);
  }
}

/** The largest square in the middle, scaled by the browser. */
async function decodeInBrowser(bytes: Uint8Array, side: number): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(new Blob([bytes as BlobPart]));
  const edge = Math.min(bitmap.width, bitmap.height);
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context || edge === 0) throw new Error('no picture');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (bitmap.width - edge) / 2, (bitmap.height - edge) / 2, edge, edge, 0, 0, side, side);
  bitmap.close();
  return context.getImageData(0, 0, side, side).data;
}
