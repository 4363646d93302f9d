// The map as a picture of its own: sides, colours, and the link that makes it again, also as text inside the file.
import type { TrainabilityMap } from '../../../labs/runs/map.ts';
import type { Seen } from '../../../store/runs/map.ts';
import { withText } from '../../../export/png.ts';
import { color } from '../../theme/colors.ts';
import { download } from '../../share/download.ts';
import { drawMap, margins } from './map-plot.ts';
import { MapPicture } from './map-picture.ts';
import { shadeCss } from '../../views/shared/shades.ts';

/** Pixels of the map's square in the file, and of the lines below it. */
const side = 1024;
const foot = 64;

interface Captions {
  names: readonly [string, string];
  /** Left end, middle and right end of the colours. */
  colors: readonly [string, string, string];
  link: string;
}

export async function saveMap(
  map: TrainabilityMap,
  seen: Seen,
  { names, colors, link }: Captions,
  dark: boolean,
): Promise<void> {
  const canvas = document.createElement('canvas');
  const [width, square] = [side + margins.left + margins.right, side + margins.top + margins.bottom];
  canvas.width = width;
  canvas.height = square + foot;
  const context = canvas.getContext('2d')!;
  context.fillStyle = color('panel');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const picture = new MapPicture().of(map, seen, dark);
  drawMap(context, width, square, picture, map, names, { here: undefined, pointed: undefined, box: undefined });
  const bar = context.createLinearGradient(margins.left, 0, margins.left + side, 0);
  for (let i = 0; i <= 32; i++) bar.addColorStop(i / 32, shadeCss(i / 16 - 1));
  context.fillStyle = bar;
  context.fillRect(margins.left, square, side, 12);
  context.font = '12px ui-sans-serif, system-ui, sans-serif';
  context.fillStyle = color('ink');
  context.textBaseline = 'top';
  colors.forEach((text, i) => {
    context.textAlign = (['left', 'center', 'right'] as const)[i];
    context.fillText(text, margins.left + (i / 2) * side, square + 17);
  });
  context.textAlign = 'left';
  context.fillStyle = color('muted');
  context.fillText(link, margins.left, square + 40, side);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) return;
  const bytes = withText(new Uint8Array(await blob.arrayBuffer()), 'Source', link);
  download('downhill-map.png', bytes, 'image/png');
}
