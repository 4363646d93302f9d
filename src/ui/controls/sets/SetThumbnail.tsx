// A small picture of what is in a data set: its real rows where they are small, else a part of them.
import { useCallback } from 'react';
import { type Dataset, loadDataset } from '../../../data/index.ts';
import { type DataSetName, kindOf, withDefaults } from '../../../experiment/index.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { classColor, color, diverging } from '../../theme/colors.ts';
import { usePromise } from '../../views/shared/use-promise.ts';
import { garments, garmentSide } from './garments.ts';
import { scatterOf } from './scatter.ts';

const pixels = 96;

/** What stands for a set of sequences, or of one's own. */
const texts: Partial<Record<DataSetName, readonly string[]>> = {
  table: ['CSV'],
  idx: ['IDX'],
  images: ['PNG'],
  text: ['Aa'],
  'moby-dick': ['Call me', 'Ishmael.'],
  names: ['Ada', 'Grace', 'Alan'],
  spam: ['Re: lunch', '$$$ FREE'],
  copy: ['3 1 2', '3 1 2'],
  reverse: ['3 1 2', '2 1 3'],
  sort: ['3 1 2', '1 2 3'],
  parity: ['1 0 1', '1 1 0'],
  addition: ['27+15', '= 42'],
  ratings: ['★★★☆', '★☆☆☆'],
};

/** Sets whose rows are drawn: the files are small. */
const isDrawn = (name: DataSetName): boolean => (kindOf(name) === 'table' && name !== 'table') || name === 'digits';
const load = (name: string): Promise<Dataset | undefined> =>
  isDrawn(name as DataSetName)
    ? loadDataset(withDefaults({ data: { set: name as DataSetName } }).data)
    : Promise.resolve(undefined);

export function SetThumbnail({ name }: { name: DataSetName }) {
  const dark = usePreferences((p) => p.dark);
  const data = usePromise(name, load);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d');
      if (context) draw(context, name, data);
    },
    [name, data],
  );
  return (
    <canvas
      key={String(dark)}
      ref={paint}
      width={pixels}
      height={pixels}
      aria-hidden
      className="size-11 shrink-0 rounded-md"
    />
  );
}

function draw(context: CanvasRenderingContext2D, name: DataSetName, data: Dataset | undefined): void {
  context.clearRect(0, 0, pixels, pixels);
  if (name === 'fashion-mnist') drawTiles(context, garments.map(fromHex), garmentSide);
  else if (name === 'digits') drawTiles(context, data ? [0, 1, 2, 3].map((i) => data.train.x.subarray(64 * i)) : [], 8);
  else if (data) drawScatter(context, data);
  else drawText(context, texts[name] ?? []);
}

const fromHex = (digits: string): Float32Array => Float32Array.from(digits, (digit) => parseInt(digit, 16) / 15);

/** Four pictures in a square, bright on dark. */
function drawTiles(context: CanvasRenderingContext2D, pictures: readonly Float32Array[], side: number): void {
  const cell = pixels / 2 / side;
  for (const [i, picture] of pictures.entries()) {
    const [left, top] = [(i % 2) * (pixels / 2), Math.floor(i / 2) * (pixels / 2)];
    for (let p = 0; p < side * side; p++) {
      const grey = Math.round(255 * picture[p]);
      context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      context.fillRect(left + (p % side) * cell, top + Math.floor(p / side) * cell, cell + 0.5, cell + 0.5);
    }
  }
}

function drawScatter(context: CanvasRenderingContext2D, data: Dataset): void {
  for (const { x, y, label } of scatterOf(data)) {
    context.fillStyle = label === undefined ? diverging(2 * y - 1) : classColor(label);
    context.beginPath();
    context.arc(6 + (pixels - 12) * x, pixels - 6 - (pixels - 12) * y, 3, 0, 7);
    context.fill();
  }
}

function drawText(context: CanvasRenderingContext2D, lines: readonly string[]): void {
  context.fillStyle = color('ink');
  context.font = '20px ui-monospace, monospace';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [i, line] of lines.entries()) {
    context.fillText(line, pixels / 2, pixels / 2 + (i - (lines.length - 1) / 2) * 26, pixels - 6);
  }
}
