// A sheet to draw on: what is drawn becomes a picture like those of the data, and the network is asked at once.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Choice } from '../shared/Choice.tsx';
import { pointerIn, uiScale } from '../shared/ui-scale.ts';
import { usePainter } from '../shared/use-painter.ts';
import { showPicture, showSample, usePictureOf } from './inspection.ts';
import { contentBox, frameFor, mannerOf, pictureCanvas, pictureShape, shrink, toInputs } from './pixels.ts';
import { usePictureWords } from './words.ts';

/** Pixels of the sheet. */
const side = 168;
/** Width of the pen, as a share of the sheet. */
const pens = { thin: 0.07, thick: 0.2 };

/** The sheet, off the page: ink on the data's background. */
class Sheet {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  /** Whether it began empty: only then is the drawing brought to size. */
  #free = true;

  constructor(readonly dataset: Dataset) {
    this.canvas.width = this.canvas.height = side;
    this.#context = this.canvas.getContext('2d', { willReadFrequently: true })!;
    this.#context.lineCap = this.#context.lineJoin = 'round';
    this.clear();
  }

  #colors(): { ink: string; paper: string } {
    return mannerOf(this.dataset).background === 0 ? { ink: '#fff', paper: '#000' } : { ink: '#000', paper: '#fff' };
  }

  clear(): void {
    this.#free = true;
    this.#context.fillStyle = this.#colors().paper;
    this.#context.fillRect(0, 0, side, side);
  }

  /** One of the data's own pictures, to be drawn over. */
  put(sample: Float32Array): void {
    this.#free = false;
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(pictureCanvas(this.dataset, sample), 0, 0, side, side);
  }

  line(from: readonly [number, number], to: readonly [number, number], width: number): void {
    const context = this.#context;
    context.strokeStyle = this.#colors().ink;
    context.lineWidth = width * side;
    context.beginPath();
    context.moveTo(from[0] * side, from[1] * side);
    context.lineTo(to[0] * side, to[1] * side);
    context.stroke();
  }

  /** The drawing as inputs of the model. */
  inputs(): Float32Array {
    const [, rows, columns] = pictureShape(this.dataset)!;
    const { background, extent } = mannerOf(this.dataset);
    const { data } = this.#context.getImageData(0, 0, side, side);
    const ink = Float32Array.from({ length: side * side }, (_, i) => Math.abs(data[4 * i] / 255 - background));
    const box = this.#free ? contentBox((r, c) => ink[r * side + c], side, side) : undefined;
    const small = shrink(ink, side, frameFor(box, side, rows, columns, extent), rows, columns);
    return toInputs(
      this.dataset,
      small.map((value) => Math.abs(value - background)),
    );
  }
}

const inside = (v: number): number => Math.min(1, Math.max(0, v));

export function DrawPad({ dataset }: { dataset: Dataset }) {
  const w = usePictureWords();
  const [pen, setPen] = useState<keyof typeof pens>('thick');
  const [sheet, setSheet] = useState(() => new Sheet(dataset));
  if (sheet.dataset !== dataset) setSheet(new Sheet(dataset));
  const last = useRef<readonly [number, number]>(undefined);
  const [cursor, setCursor] = useState<readonly [number, number]>();
  const { row, sample, chosen } = usePictureOf(dataset);
  const element = useRef<HTMLDivElement>(null);

  const { ref, invalidate } = usePainter(
    (context, width, height) => {
      context.drawImage(sheet.canvas, 0, 0, width, height);
      if (!cursor) return;
      context.strokeStyle = mannerOf(dataset).background === 0 ? '#fff' : '#000';
      context.setLineDash([3, 3]);
      context.beginPath();
      context.arc(cursor[0] * width, cursor[1] * height, (pens[pen] * width) / 2, 0, 7);
      context.stroke();
    },
    { still: true },
  );
  // A picture of the data that was chosen, here or elsewhere, lies on the sheet to be drawn over.
  useEffect(() => {
    if (!chosen || row === undefined) return;
    sheet.put(sample);
    invalidate();
  }, [sheet, chosen, row, sample, invalidate]);
  const tell = () => {
    invalidate();
    showPicture(dataset, sheet.inputs());
  };
  const placeOf = (event: PointerEvent): readonly [number, number] => {
    const [x, y] = pointerIn(element.current!, event);
    const { clientWidth, clientHeight } = element.current!;
    return [(x * uiScale()) / clientWidth, (y * uiScale()) / clientHeight];
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    last.current = place;
    sheet.line(place, place, pens[pen]);
    tell();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!last.current) return;
    const place = placeOf(event);
    sheet.line(last.current, place, pens[pen]);
    last.current = place;
    tell();
  };
  const onPointerUp = () => (last.current = undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow) {
      event.preventDefault();
      const [x, y] = cursor ?? [0.5, 0.5];
      setCursor([inside(x + arrow[0] / 24), inside(y + arrow[1] / 24)]);
    } else if (event.key === ' ') {
      event.preventDefault();
      const place = cursor ?? [0.5, 0.5];
      setCursor(place);
      sheet.line(place, place, pens[pen]);
      tell();
    }
  };
  const clear = () => {
    sheet.clear();
    tell();
  };
  const another = () => showSample(dataset, chosen && row !== undefined ? (row + 1) % dataset.test.n : 0);
  return (
    <div>
      {/* A sheet has no native element: it is drawn on with the pointer and with the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={element}
        role="application"
        aria-label={w.pad}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="relative mx-auto aspect-square w-full max-w-56 cursor-crosshair touch-none overflow-hidden rounded-lg border border-line contain-paint"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(undefined)}
      >
        <canvas ref={ref} aria-hidden className="absolute inset-0 size-full" />
        {!chosen && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-0 grid place-items-center text-sm"
            style={{ color: mannerOf(dataset).background === 0 ? '#ddd' : '#333' }}
          >
            {w.hint}
          </span>
        )}
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-center gap-2">
        <Choice
          label={w.pen}
          value={pen}
          choices={[
            { value: 'thin', label: w.thin },
            { value: 'thick', label: w.thick },
          ]}
          onChange={setPen}
        />
        <Button className="!px-2 !py-1" onClick={clear}>
          <Icon name="trash" className="size-4" />
          {w.clear}
        </Button>
        <Button className="!px-2 !py-1" onClick={another}>
          <Icon name="dice" className="size-4" />
          {w.another}
        </Button>
      </div>
    </div>
  );
}
