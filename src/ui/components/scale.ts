// From a field's range to places on a slider, and to the values a slider stops at: round numbers, so that a link
// made by dragging reads lr=0.03 and not lr=0.0297.
import type { Field } from '../../experiment/index.ts';

export interface Scale {
  min: number;
  max: number;
  /** Place of a value on the track, 0 … 1; values beyond the ends stand at the ends. */
  toShare(value: number): number;
  /** The nearest notch. */
  fromShare(share: number): number;
  /** `notches` further on, or back. */
  next(value: number, notches: number): number;
}

export type Range = Extract<Field, { kind: 'number' | 'integer' }>;
type NumberRange = Pick<Range, 'kind' | 'min' | 'max' | 'scale'> & { step?: number };

/** Stops within a decade: 1, 1.1, … 9. */
const stops = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.2, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 8, 9];
/** Share of a log0 track left of its smallest number: "off" and a little room. */
const offShare = 0.06;
/** Decades a log0 scale has between off and its end. */
const decades = 6;

export function makeScale(range: NumberRange): Scale {
  return range.scale === 'linear' ? linearScale(range) : logScale(range);
}

function linearScale({ kind, min, max, step = kind === 'integer' ? 1 : (max - min) / 100 }: NumberRange): Scale {
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  const snap = (value: number) =>
    Math.min(max, Math.max(min, Number((min + Math.round((value - min) / step) * step).toFixed(digits + 1))));
  return {
    min,
    max,
    toShare: (value) => clamp((value - min) / (max - min)),
    fromShare: (share) => snap(min + share * (max - min)),
    next: (value, notches) => snap(value + notches * step),
  };
}

function logScale({ kind, min, max, scale }: NumberRange): Scale {
  const off = scale === 'log0';
  const low = !off ? min : kind === 'integer' ? Math.max(1, min) : Number(`${max}e-${decades}`);
  const start = off ? offShare : 0;
  const width = Math.log(max / low);
  const toShare = (value: number) =>
    off && value <= 0 ? 0 : clamp(start + ((1 - start) * Math.log(Math.max(value, low) / low)) / width);
  const notches = notchesOf(low, max, kind === 'integer');
  if (off) notches.unshift(0);
  const shares = notches.map(toShare);
  const nearest = (share: number) => {
    let best = 0;
    for (let i = 1; i < shares.length; i++) if (Math.abs(shares[i] - share) < Math.abs(shares[best] - share)) best = i;
    return best;
  };
  return {
    min,
    max,
    toShare,
    fromShare: (share) => notches[nearest(share)],
    next(value, by) {
      // A value between two notches goes to the neighbour on that side first.
      const after = notches.findIndex((notch) => notch > value * (1 + 1e-9));
      const above = after < 0 ? notches.length : after;
      const below = notches.findLastIndex((notch) => notch < value * (1 - 1e-9) || (notch === 0 && value > 0));
      const target = by > 0 ? above + by - 1 : below + by + 1;
      return notches[Math.min(Math.max(target, 0), notches.length - 1)];
    },
  };
}

function notchesOf(low: number, high: number, whole: boolean): number[] {
  const found = new Set([low, high]);
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
    for (const stop of stops) {
      const value = Number(`${stop}e${exponent}`);
      const notch = whole ? Math.round(value) : value;
      if (notch > low && notch < high) found.add(notch);
    }
  }
  return [...found].sort((a, b) => a - b);
}

const clamp = (share: number): number => Math.min(Math.max(share, 0), 1);
