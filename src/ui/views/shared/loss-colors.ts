// One colour code for a loss beside another: lower is teal, higher brown (told apart by the colour-blind too), the same
// is the plane's grey. For the map of a landscape and the strip of learning rates.
import { mix, rgb, type Rgb } from '../../theme/colors.ts';

/** −1: as low as any shown; 0: as the loss compared with; 1: as high as any shown. */
export function lossRgb(t: number): Rgb {
  const strength = 0.9 * Math.min(1, Math.abs(t));
  return mix(rgb('zero'), rgb(t < 0 ? 'test' : 'warn'), strength);
}

/** Colours from −1 to 1 as stops of a CSS gradient, for legends. */
export function lossStops(from = -1, to = 1): string {
  const stops = 12;
  return Array.from({ length: stops + 1 }, (_, i) => {
    const t = from + ((to - from) * i) / stops;
    return `rgb(${lossRgb(t).join(' ')}) ${(100 * i) / stops}%`;
  }).join(', ');
}
