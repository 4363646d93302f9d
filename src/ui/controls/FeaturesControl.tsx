import { useCallback } from 'react';
import { features, isPlaneSet, possibleFeatures, type FeatureName } from '../../experiment/index.ts';
import { usePreferences } from '../../store/preferences.ts';
import { change } from '../../store/settings.ts';
import { Tip } from '../components/Tip.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { useSetting, useSettings } from '../hooks/use-setting.ts';
import { divergingRgb } from '../theme/colors.ts';
import { useWords } from '../words/index.ts';
import { ControlLabel } from './ControlRow.tsx';

/** What each feature is at a place of the plane (−3 … 3), scaled to −1 … 1 for its picture. */
const picture: Record<FeatureName, (x: number, y: number) => number> = {
  x: (x) => x / 3,
  y: (_, y) => y / 3,
  x2: (x) => (x * x) / 9,
  y2: (_, y) => (y * y) / 9,
  xy: (x, y) => (x * y) / 9,
  sinx: (x) => Math.sin(x),
  siny: (_, y) => Math.sin(y),
};

const pixels = 28;

/** The features as pictures to switch on and off; one always stays. */
export function FeaturesControl() {
  const words = useWords();
  const { label, help } = words.fields['data.features'];
  const chosen = useSetting('data.features') as FeatureName[];
  const possible = useSettings(possibleFeatures);
  const ofPlane = useSettings((x) => isPlaneSet(x.data.set));
  if (useHidden('features') || !ofPlane) return null;
  const toggle = (name: FeatureName) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    if (next.length > 0) void change('data.features', next);
  };
  return (
    <div role="group" aria-label={label}>
      <ControlLabel label={label} help={help} />
      <div className="mt-1 grid grid-cols-7 gap-1">
        {features.map((name) => {
          const option = words.options.features[name];
          return (
            <Tip key={name} title={option.label} text={option.help} side="bottom">
              <button
                type="button"
                aria-pressed={chosen.includes(name)}
                aria-label={option.label}
                disabled={!possible.includes(name)}
                onClick={() => toggle(name)}
                className="feature flex flex-col items-center gap-0.5 rounded-lg p-0.5 text-[0.6875rem] leading-tight whitespace-nowrap text-muted disabled:opacity-30 aria-pressed:text-ink"
              >
                <FeaturePicture name={name} />
                {option.label}
              </button>
            </Tip>
          );
        })}
      </div>
    </div>
  );
}

function FeaturePicture({ name }: { name: FeatureName }) {
  const dark = usePreferences((p) => p.dark);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d');
      if (context) draw(context, picture[name]);
    },
    [name],
  );
  return (
    <canvas
      key={String(dark)}
      ref={paint}
      width={pixels}
      height={pixels}
      aria-hidden
      className="aspect-square w-full rounded-md"
    />
  );
}

function draw(context: CanvasRenderingContext2D, value: (x: number, y: number) => number): void {
  const image = context.createImageData(pixels, pixels);
  for (let i = 0; i < pixels * pixels; i++) {
    const x = 6 * ((i % pixels) / (pixels - 1)) - 3;
    const y = 3 - 6 * (Math.floor(i / pixels) / (pixels - 1));
    image.data.set([...divergingRgb(value(x, y)), 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
