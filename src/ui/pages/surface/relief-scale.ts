// Heights for the eye. A surface may span ten orders of magnitude, and what matters lies at its bottom: heights are
// drawn on a scale that is linear near the lowest place in view and logarithmic above.
import type { Field } from '../../../store/surface/run.ts';

/** What the kernel gives where the surface is not defined. */
const undefinedHeight = 3e38;

export interface ReliefScale {
  /** A height's place on the scale: 0 lowest in view, 1 highest; more above, NaN where the surface is not defined. */
  level(f: number): number;
  /** The reverse. */
  height(level: number): number;
  low: number;
  high: number;
}

export function scaleOf({ values }: Pick<Field, 'values'>): ReliefScale {
  const defined = values.filter((v) => v < undefinedHeight && v > -undefinedHeight).sort();
  const low = defined[0] ?? 0;
  const high = defined.length > 0 ? defined[defined.length - 1] : 1;
  // Linear up to where the lowest tenth of the view ends.
  const soft = Math.max(1e-30, (defined[Math.floor(defined.length / 10)] ?? 1) - low, (high - low) * 1e-6);
  const span = Math.log1p(Math.max(high - low, 1e-30) / soft);
  return {
    low,
    high,
    level: (f) => (f < undefinedHeight ? Math.log1p(Math.max(0, f - low) / soft) / span : Number.NaN),
    height: (level) => low + soft * Math.expm1(level * span),
  };
}

const kept = new WeakMap<Float32Array, { scale: ReliefScale; levels: Float32Array }>();

/** The scale of a field and its levels, place by place; made once. */
export function levelsOf(field: Field): { scale: ReliefScale; levels: Float32Array } {
  let found = kept.get(field.values);
  if (!found) {
    const scale = scaleOf(field);
    found = { scale, levels: field.values.map((v) => scale.level(v)) };
    kept.set(field.values, found);
  }
  return found;
}
