import { useViewWords } from '../words.ts';
import { logTicks } from '../chart/ticks.ts';
import { short, whole } from '../shared/format.ts';
import type { LossPoint } from './last-losses.ts';

interface Props {
  points: readonly LossPoint[];
  failed: number;
  lastGood: number;
}

const [width, height] = [352, 150];
const box = { left: 52, right: 14, top: 10, bottom: 24 };

/** The loss on a log scale up to where it broke; a line where the last good snapshot is. */
export function LastLosses({ points, failed, lastGood }: Props) {
  const w = useViewWords().failure;
  const drawn = points.filter((p) => p.loss > 0);
  if (drawn.length < 2) return null;
  const logs = drawn.map((p) => Math.log10(p.loss));
  const [low, high] = [Math.min(...logs) - 0.1, Math.max(...logs) + 0.1];
  const from = drawn[0].step;
  const x = (step: number) => box.left + ((step - from) / Math.max(1, failed - from)) * (width - box.left - box.right);
  const y = (log: number) => box.top + ((high - log) / (high - low)) * (height - box.top - box.bottom);
  const path = drawn.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.step).toFixed(1)} ${y(logs[i]).toFixed(1)}`).join('');
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  return (
    <figure className="m-0">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={w.chart(short(first.loss), whole(first.step + 1), short(last.loss), whole(last.step + 1))}
        fontSize="11"
        className="w-full max-w-md"
      >
        {logTicks(low, high, 4).map((t) => (
          <g key={t}>
            <line x1={box.left} x2={width - box.right} y1={y(t)} y2={y(t)} className="stroke-line" />
            <text x={box.left - 6} y={y(t)} dominantBaseline="middle" textAnchor="end" className="fill-muted">
              {short(10 ** t, 2)}
            </text>
          </g>
        ))}
        {lastGood >= from && (
          <g>
            <line
              x1={x(lastGood)}
              x2={x(lastGood)}
              y1={box.top}
              y2={height - box.bottom}
              className="stroke-good"
              strokeDasharray="4 3"
              strokeWidth="1.5"
            />
            <text x={x(lastGood)} y={height - 8} textAnchor="middle" className="fill-good">
              {w.lastGood}
            </text>
          </g>
        )}
        <path d={path} className="fill-none stroke-train" strokeWidth="2" strokeLinejoin="round" />
        <path d={`M${x(failed) - 4} ${box.top} l8 8 m0 -8 l-8 8`} className="stroke-bad" strokeWidth="2.5" />
        <text x={width - box.right} y={height - 8} textAnchor="end" className="fill-bad">
          {w.atStep(whole(failed + 1))}
        </text>
      </svg>
      <figcaption className="text-xs text-muted">{w.caption}</figcaption>
    </figure>
  );
}
