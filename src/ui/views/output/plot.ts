// The plot's place on its canvas, and the way from the plane to it and back.
import type { Domain } from '../../../data/index.ts';

export interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
  domain: Domain;
}

/** Room for the numbers at the axes. */
export const margins = { left: 26, right: 4, top: 4, bottom: 20 } as const;

export const plotIn = (width: number, height: number, domain: Domain): Plot => ({
  left: margins.left,
  top: margins.top,
  width: Math.max(1, width - margins.left - margins.right),
  height: Math.max(1, height - margins.top - margins.bottom),
  domain,
});

export const toX = ({ left, width, domain: [low, high] }: Plot, x: number): number =>
  left + ((x - low) / (high - low)) * width;
export const toY = ({ top, height, domain: [, , low, high] }: Plot, y: number): number =>
  top + ((high - y) / (high - low)) * height;

export const fromX = ({ left, width, domain: [low, high] }: Plot, px: number): number =>
  low + ((px - left) / width) * (high - low);
export const fromY = ({ top, height, domain: [, , low, high] }: Plot, py: number): number =>
  high - ((py - top) / height) * (high - low);

/** The same place held inside the plane. */
export const inside = ([xMin, xMax, yMin, yMax]: Domain, x: number, y: number): readonly [number, number] => [
  Math.min(xMax, Math.max(xMin, x)),
  Math.min(yMax, Math.max(yMin, y)),
];
