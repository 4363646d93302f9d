// The states of a recurrent layer along the text: a row for each unit, a column for each token.
import { type PointerEvent, useCallback, useMemo } from 'react';
import type { LayerInside } from '../../../engine/inside.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { Tip } from '../../components/Tip.tsx';
import { divergingRgb } from '../../theme/colors.ts';
import type { Chosen } from './InsideView.tsx';
import { paintPixels } from './pixels.ts';
import { useInsideWords } from './words.ts';

interface Props {
  inside: Extract<LayerInside, { kind: 'states' }>;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

/** Which of `count` parts a share of the whole falls into. */
const at = (share: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(share * count)));

export function StateMap({ inside: { layer, units, places, values }, chosen, onChoose }: Props) {
  const w = useInsideWords();
  const dark = usePreferences((p) => p.dark);
  const scale = useMemo(() => makeScale({ kind: 'integer', min: 1, max: units, scale: 'linear' }), [units]);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      // A ReLU's states have no bound.
      const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 1);
      if (canvas)
        paintPixels(canvas, units, places, (unit, place) => divergingRgb(values[place * units + unit] / most));
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are the theme's
    [values, units, places, dark],
  );
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onChoose({ layer, index: at((clientY - top) / height, units), place: at((clientX - left) / width, places) });
  };
  const own = chosen.layer === layer;
  return (
    <div role="group" aria-label={w.states(layer + 1)}>
      <div className="flex items-center justify-between gap-2">
        <Tip text={w.statesHelp} tap>
          <span className="help-mark text-xs text-muted">{w.states(layer + 1)}</span>
        </Tip>
        <NumberBox
          scale={scale}
          value={own ? chosen.index + 1 : 1}
          label={w.unitLabel(layer + 1)}
          whole
          onCommit={(unit) => onChoose({ ...chosen, layer, index: unit - 1 })}
          className="h-6.5 w-12 text-xs"
        />
      </div>
      <div className="relative mt-1 h-32 border border-line">
        <canvas
          ref={paint}
          aria-hidden
          onPointerDown={point}
          className="block size-full cursor-crosshair [image-rendering:pixelated]"
        />
        {own && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-x-0 border-y border-ink"
            style={{ top: `${(100 * chosen.index) / units}%`, height: `${100 / units}%` }}
          />
        )}
      </div>
    </div>
  );
}
