import { useCallback } from 'react';
import { makeDataset, planeSets } from '../../data/index.ts';
import { withDefaults, type PlaneSetName } from '../../experiment/index.ts';
import { usePreferences } from '../../store/preferences.ts';
import { classColor, color, diverging } from '../theme/colors.ts';

const pixels = 96;
const samples = 220;

/** The data set itself, small: its real points (of seed 1), and for regression its values as colours. */
export function DataThumbnail({ name }: { name: PlaneSetName }) {
  const dark = usePreferences((p) => p.dark);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d');
      if (context) draw(context, name);
    },
    [name],
  );
  // The key makes another canvas, and so another picture, when the colours change.
  return (
    <canvas
      key={String(dark)}
      ref={paint}
      width={pixels}
      height={pixels}
      aria-hidden
      className="size-full rounded-md"
    />
  );
}

function draw(context: CanvasRenderingContext2D, name: PlaneSetName): void {
  context.clearRect(0, 0, pixels, pixels);
  const set = planeSets[name];
  const { data } = withDefaults({ data: { set: name, samples, test: 0.1, noise: set.dimensions === 1 ? 0.15 : 0 } });
  const { train, plane, valueRange, task } = makeDataset(data);
  const [x0, x1, y0, y1] = plane?.domain ?? [-3, 3, -3, 3];
  const [low, high] = valueRange ?? [-1, 1];
  const radius = set.dimensions === 1 ? 2.6 : task === 'regression' ? 4.2 : 3;
  for (let i = 0; i < train.n; i++) {
    const [x, y] = [train.points?.[2 * i] ?? 0, train.points?.[2 * i + 1] ?? 0];
    if (set.dimensions === 1) context.fillStyle = color('train', 0.75);
    else if (task === 'regression') context.fillStyle = diverging((2 * (train.y[i] - low)) / (high - low) - 1);
    else context.fillStyle = classColor(train.y[i]);
    context.beginPath();
    context.arc((pixels * (x - x0)) / (x1 - x0), pixels - (pixels * (y - y0)) / (y1 - y0), radius, 0, 7);
    context.fill();
  }
}
