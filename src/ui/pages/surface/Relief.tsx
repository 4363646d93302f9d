// The surface in three dimensions, turned by hand or keys.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { matrixOf, project, rise } from '../../../labs/surface/relief/camera.ts';
import { ReliefPainter } from '../../../labs/surface/relief/gpu.ts';
import { useLab, labNow, turnCamera } from '../../../store/surface/choices.ts';
import { lab } from '../../../store/surface/run.ts';
import { labSignals, useLabSignal, useLabStatus, labStatusNow } from '../../../store/surface/status.ts';
import { rgb } from '../../theme/colors.ts';
import type { Paint } from '../../views/shared/painter.ts';
import { usePainter } from '../../views/shared/use-painter.ts';
import { uiScale } from '../../views/shared/ui-scale.ts';
import { contourLevels, heightRgb } from './draw-field.ts';
import { drawRacerAt } from './draw-racers.ts';
import { drawRelief } from './draw-relief.ts';
import { lookOf } from './look.ts';
import { fitted } from './plane.ts';
import { groundOf, piecesOf, trailsOf, worldOf } from './relief-scene.ts';
import { useSurfaceWords } from './words.ts';
import { wantedView } from './zoom.ts';

/** Places along an edge of the ground. */
const sides = { webgpu: 193, software: 97, plain: 49 };

/** The device the surface can be drawn with, where there is one. */
const deviceOf = (): GPUDevice | undefined =>
  lab.backend && 'device' in lab.backend ? (lab.backend.device as GPUDevice) : undefined;

export function Relief() {
  const w = useSurfaceWords().map;
  useLabSignal('field'); // another backend comes with another field
  const device = deviceOf();
  const software = useLabStatus((s) => s.software);
  const [refused, setRefused] = useState<GPUDevice>();
  const painter = useRef<ReliefPainter>(undefined);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<readonly [number, number]>(undefined);
  useLab((s) => s.view);
  useLab((s) => s.surface);
  useLab((s) => s.camera);
  const flat = device === undefined || device === refused;

  const paint: Paint = (context, width, height) => {
    const view = fitted(wantedView(), 1, 1);
    lab.look(view);
    const { field } = lab;
    if (!field) return;
    const matrix = matrixOf(labNow().camera, width / height);
    const trails = trailsOf(field);
    if (flat) drawRelief(context, matrix, groundOf(field, sides.plain), trails, width, height);
    else if (painter.current && canvas.current) {
      const ratio = Math.min(devicePixelRatio || 1, software ? 1 : 2) * uiScale();
      sizeTo(canvas.current, Math.round(width * ratio), Math.round(height * ratio));
      painter.current.draw(
        matrix,
        groundOf(field, software ? sides.software : sides.webgpu),
        piecesOf(trails, 1.6 * ratio),
        { low: heightRgb(0), high: heightRgb(1), ink: rgb('ink'), behind: rgb('sunken') },
        { rise, contours: contourLevels },
      );
    }
    drawDiscs(context, matrix, width, height);
  };
  const { ref, invalidate } = usePainter(paint, { still: true });

  useEffect(() => {
    const stops = [labSignals.racers, labSignals.field].map((signal) => signal.subscribe(invalidate));
    return () => {
      for (const stop of stops) stop();
    };
  }, [invalidate]);

  useEffect(() => {
    const element = box.current;
    // React's own wheel listener may not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      turnCamera({ closer: Math.min(1.5, Math.max(0.67, 1.0006 ** event.deltaY)) });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  const own = useCallback(
    (element: HTMLCanvasElement | null) => {
      if (!element || !device) return undefined;
      canvas.current = element;
      painter.current = ReliefPainter.create(device, element);
      if (painter.current) invalidate();
      else setRefused(device);
      return () => {
        painter.current?.destroy();
        painter.current = undefined;
      };
    },
    [device, invalidate],
  );

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = [event.clientX, event.clientY];
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!held.current) return;
    const [x, y] = held.current;
    turnCamera({ turn: -(event.clientX - x) * 0.009, tilt: (event.clientY - y) * 0.007 });
    held.current = [event.clientX, event.clientY];
  };
  const letGo = () => (held.current = undefined);
  return (
    // What a pointer does here the keyboard does too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="application"
      aria-label={w.relief}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-drawn={flat ? 'canvas' : 'webgpu'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      className="absolute inset-0 cursor-grab touch-none select-none active:cursor-grabbing focus-visible:outline-2 focus-visible:-outline-offset-2"
    >
      {!flat && <canvas ref={own} className="absolute inset-0 size-full" />}
      <canvas ref={ref} className="absolute inset-0 size-full" />
      {flat && (
        <p className="absolute bottom-1.5 left-1.5 rounded-md bg-panel/85 px-1.5 text-xs text-muted">{w.reliefPlain}</p>
      )}
    </div>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  const by = {
    ArrowLeft: { turn: 0.12 },
    ArrowRight: { turn: -0.12 },
    ArrowUp: { tilt: 0.08 },
    ArrowDown: { tilt: -0.08 },
    '+': { closer: 0.9 },
    '=': { closer: 0.9 },
    '-': { closer: 1.1 },
  }[event.key];
  if (!by) return;
  event.preventDefault();
  turnCamera(by);
}

function sizeTo(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** The racers' discs, in front of everything. */
function drawDiscs(context: CanvasRenderingContext2D, matrix: Float32Array, width: number, height: number): void {
  const { racers, pick, spot } = labNow();
  const { shown } = labStatusNow();
  const { field } = lab;
  if (!field) return;
  lab.waves.forEach((wave, at) => {
    wave.racers.entries.slice(0, racers.length).forEach((_, racer) => {
      const moment = wave.at(racer, shown);
      const world = worldOf(field, moment.x, moment.y);
      if (!world) return;
      const [x, y] = project(matrix, world, width, height);
      drawRacerAt(context, [x, y], lookOf(racers, racer), moment.lost, racer === pick && at === spot);
    });
  });
}
