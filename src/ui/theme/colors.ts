// The colours of tokens.css for drawing on a canvas. They change with the theme: read them when drawing, and draw
// again when `usePreferences((p) => p.dark)` changes.
import { usePreferences } from '../../store/preferences.ts';

export type Rgb = readonly [red: number, green: number, blue: number];
export type ColorName =
  | 'page' | 'panel' | 'sunken' | 'line' | 'edge' | 'ink' | 'muted' | 'action' | 'on-action' | 'focus'
  | 'negative' | 'zero' | 'positive' | 'rate' | 'train' | 'test' | 'good' | 'warn' | 'bad'
  | `class-${number}`; // oxfmt-ignore

const classCount = 10;
let cache = new Map<string, Rgb>();
let table: Uint8ClampedArray | undefined;
usePreferences.subscribe(({ dark }, before) => {
  if (dark !== before.dark) forgetColors();
});

/** Called when the theme has been put on the page. */
export function forgetColors(): void {
  cache = new Map();
  table = undefined;
}

let probe: HTMLElement | undefined;

/** A token as red, green and blue, 0 … 255. */
export function rgb(name: ColorName): Rgb {
  const known = cache.get(name);
  if (known) return known;
  if (!probe?.isConnected) {
    probe = document.createElement('i');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(--${name})`;
  const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
  const found: Rgb = [r ?? 0, g ?? 0, b ?? 0];
  cache.set(name, found);
  return found;
}

/** A token as a CSS colour, with an opacity if wanted. */
export function color(name: ColorName, alpha = 1): string {
  const [r, g, b] = rgb(name);
  return `rgb(${r} ${g} ${b} / ${alpha})`;
}

/** The colour of class i; after ten they begin again. */
export const classRgb = (i: number): Rgb => rgb(`class-${i % classCount}`);
export const classColor = (i: number, alpha = 1): string => color(`class-${i % classCount}`, alpha);

/** What tells classes apart besides colour; draw points of class i with it. */
export const classShapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const;
export const classShape = (i: number): (typeof classShapes)[number] => classShapes[i % classShapes.length];

const half = 128;

/** Orange (v ≤ −1) over zero's grey to blue (v ≥ 1). */
export function divergingRgb(v: number): Rgb {
  const colors = divergingTable();
  const at = 3 * Math.round((Math.min(Math.max(Number.isNaN(v) ? 0 : v, -1), 1) + 1) * half);
  return [colors[at], colors[at + 1], colors[at + 2]];
}
export function diverging(v: number, alpha = 1): string {
  const [r, g, b] = divergingRgb(v);
  return `rgb(${r} ${g} ${b} / ${alpha})`;
}

/** The same as 257 colours (r, g, b) for filling image data: entry `Math.round((v + 1) * 128)`. */
export function divergingTable(): Uint8ClampedArray {
  if (table) return table;
  table = new Uint8ClampedArray(3 * (2 * half + 1));
  for (let i = 0; i <= 2 * half; i++)
    table.set(mix(rgb('zero'), rgb(i < half ? 'negative' : 'positive'), Math.abs(i - half) / half), 3 * i);
  return table;
}

/** Between two colours, in linear light, so that the middle is neither dark nor muddy. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (i: number) => Math.round(Math.sqrt(a[i] ** 2 * (1 - share) + b[i] ** 2 * share));
  return [at(0), at(1), at(2)];
}
