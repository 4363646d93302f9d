// Losses over the steps: lines, with bands around them where there are many runs. On a logarithm where the losses allow.
import { linearTicks, logTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';
import { useSize } from '../../views/shared/use-size.ts';
import { useRunsWords } from './words.ts';

export interface Curve {
  name: string;
  color: string;
  dash?: string;
  /** Mean losses of `every` steps each; not finite where the run had blown up. */
  losses: ArrayLike<number>;
  every: number;
  /** Where in its stretch of steps a loss belongs: in the middle, unless it was measured at the start (0). */
  at?: number;
  band?: { lower: ArrayLike<number>; upper: ArrayLike<number> };
}

const margins = { left: 52, right: 10, top: 8, bottom: 22 };

function rangeOf(curves: readonly Curve[]): [low: number, high: number] {
  let [low, high] = [Infinity, 0];
  for (const { losses, band } of curves) {
    for (const values of band ? [losses, band.lower, band.upper] : [losses]) {
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (!Number.isFinite(value) || value <= 0) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  if (high === 0) return [0.1, 1];
  // A run on its way to infinity must not press the others flat.
  high = Math.min(high, low * 1e12);
  return high / low < 1.2 ? [low / 1.2, high * 1.2] : [low, high];
}

/** Entries up to which a run has a line: one that is no number any more has none. */
function count(values: ArrayLike<number>): number {
  let n = values.length;
  while (n > 0 && Number.isNaN(values[n - 1])) n--;
  return n;
}

interface Props {
  label: string;
  curves: readonly Curve[];
  steps: number;
  height: number;
  goal?: number;
}

export function LossPlot({ label, curves, steps, height, goal }: Props) {
  const w = useRunsWords();
  const [ref, { width }] = useSize();
  const [low, high] = rangeOf(curves);
  const across = Math.max(1, width - margins.left - margins.right);
  const down = height - margins.top - margins.bottom;
  const toX = (step: number) => margins.left + (step / steps) * across;
  const toY = (loss: number) => {
    const share = Math.log(Math.min(Math.max(loss, low), high) / low) / Math.log(high / low);
    return margins.top + (1 - share) * down;
  };
  const place = (values: ArrayLike<number>, i: number, every: number, at = 0.5) =>
    `${toX(Math.min(steps, (i + at) * every)).toFixed(1)} ${toY(Number.isNaN(values[i]) ? Infinity : values[i]).toFixed(1)}`;
  const path = (values: ArrayLike<number>, every: number, at?: number) =>
    Array.from({ length: count(values) }, (_, i) => `${i === 0 ? 'M' : 'L'}${place(values, i, every, at)}`).join('');
  const area = ({ lower, upper }: NonNullable<Curve['band']>, every: number) => {
    const n = count(upper);
    const there = Array.from({ length: n }, (_, i) => `${i === 0 ? 'M' : 'L'}${place(upper, i, every)}`);
    const back = Array.from({ length: n }, (_, i) => `L${place(lower, n - 1 - i, every)}`);
    return `${there.join('')}${back.join('')}Z`;
  };
  return (
    <div ref={ref} className="w-full" style={{ height: `${height / 16}rem` }}>
      {width > 0 && (
        <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="size-full">
          {logTicks(Math.log10(low), Math.log10(high), 5).map((exponent) => (
            <g key={exponent}>
              <line
                x1={margins.left}
                x2={width - margins.right}
                y1={toY(10 ** exponent)}
                y2={toY(10 ** exponent)}
                stroke="var(--line)"
              />
              <text
                x={margins.left - 6}
                y={toY(10 ** exponent)}
                dy="0.32em"
                textAnchor="end"
                fontSize={11}
                fill="var(--muted)"
              >
                {short(10 ** exponent, 2)}
              </text>
            </g>
          ))}
          {linearTicks(0, steps, Math.max(2, Math.floor(across / 90))).map((step) => (
            <text key={step} x={toX(step)} y={height - 6} textAnchor="middle" fontSize={11} fill="var(--muted)">
              {short(step)}
            </text>
          ))}
          <text x={width - margins.right} y={height - 22} textAnchor="end" fontSize={11} fill="var(--muted)">
            {w.step}
          </text>
          {goal !== undefined && goal >= low && goal <= high && (
            <line
              x1={margins.left}
              x2={width - margins.right}
              y1={toY(goal)}
              y2={toY(goal)}
              stroke="var(--good)"
              strokeDasharray="2 3"
            />
          )}
          {curves.map(({ name, color, band, every }) =>
            band ? <path key={name} d={area(band, every)} fill={color} fillOpacity={0.18} /> : null,
          )}
          {curves.map(({ name, color, dash, losses, every, at }) => (
            <path
              key={name}
              d={path(losses, every, at)}
              fill="none"
              stroke={color}
              strokeWidth={1.75}
              strokeDasharray={dash}
              strokeLinejoin="round"
            />
          ))}
        </svg>
      )}
    </div>
  );
}
