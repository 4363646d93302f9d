import { useCallback, useEffect, useRef } from 'react';
import { usePreferences } from '../../../store/preferences.ts';
import { onFrame, onView } from '../../../store/session.ts';
import { lookAt, type Looked } from './look.ts';
import { Painter, type Paint } from './painter.ts';
import { inTurn, outOfTurn } from './turns.ts';

interface Options {
  /** What of a frame the drawing reads: it is asked for only while the canvas is on screen. */
  looks?: readonly Looked[];
  /** It shows nothing of a frame, and is drawn again only after a render. */
  still?: boolean;
  onSight?: (visible: boolean) => void;
}

/**
 * Draws on a canvas: again after every render, frame, view and change of theme. `paint` may be a new function each
 * time. Gives the canvas's ref and a function that asks for another drawing.
 */
export function usePainter(paint: Paint, { looks = [], still = false, onSight }: Options = {}) {
  const painter = useRef<Painter>(undefined);
  const latest = useRef({ paint, onSight });
  const wanted = looks.join();

  useEffect(() => {
    latest.current = { paint, onSight };
    painter.current?.invalidate();
  });

  const ref = useCallback(
    (canvas: HTMLCanvasElement) => {
      let leave: (() => void)[] = [];
      const own = new Painter(
        canvas,
        (...args) => latest.current.paint(...args),
        (visible) => {
          for (const f of leave) f();
          leave = visible
            ? wanted
                .split(',')
                .filter(Boolean)
                .map((what) => lookAt(what as Looked))
            : [];
          latest.current.onSight?.(visible);
        },
      );
      painter.current = own;
      const { draw } = own;
      const stop = still
        ? []
        : [onFrame(() => (own.visible ? inTurn(draw) : own.invalidate())), onView(own.invalidate)];
      // The colours are those of the page only after the theme has been put on it.
      stop.push(usePreferences.subscribe(() => requestAnimationFrame(own.invalidate)));
      return () => {
        for (const f of [...stop, ...leave]) f();
        outOfTurn(draw);
        own.destroy();
        painter.current = undefined;
      };
    },
    [wanted, still],
  );
  const invalidate = useCallback(() => painter.current?.invalidate(), []);
  return { ref, invalidate };
}
