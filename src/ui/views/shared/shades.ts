// The colours of what becomes of a run: grey has learnt nothing; blue has learnt, the deeper the further; orange has
// blown up, the stronger the sooner. Blue and orange stay apart for the colour-blind, and each runs one way in lightness.
import { mix, rgb, type Rgb } from '../../theme/colors.ts';

const entries = 256;

/** −1 (blew up at once) … 0 (stuck) … 1 (learnt furthest). */
export function shadeRgb(shade: number): Rgb {
  const size = Math.min(1, Math.abs(shade));
  const tone = rgb(shade < 0 ? 'negative' : 'positive');
  const full = 0.62;
  if (size <= full) return mix(rgb('zero'), tone, size / full);
  return mix(tone, rgb('ink'), (0.75 * (size - full)) / (1 - full));
}

const word = ([r, g, b]: Rgb): number => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

/** All of them as little-endian RGBA words: entry (shade + 1)·128. */
export const shadeTable = (): Uint32Array =>
  Uint32Array.from({ length: entries + 1 }, (_, i) => word(shadeRgb((2 * i) / entries - 1)));

export const slotOf = (shade: number): number => Math.round(((shade + 1) * entries) / 2);
export const shadeCss = (shade: number): string => `rgb(${shadeRgb(shade).join(' ')})`;
