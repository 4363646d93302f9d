// Learning rate against loss at the end, both on logarithms; a mark at each one's best.
import { logTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';
import { useSize } from '../../views/shared/use-size.ts';
import { useWords } from '../../words/index.ts';
import { fieldLabel } from '../../controls/labels.ts';

interface Line {
  name: string;
  color: string;
  dash?: string;
  sweep: readonly { rate: number; loss: number }[];
  rate: number;
}

const margins = { left: 52, right: 10, top: 10, bottom: 36 };

export function RatePlot({ label, lines, height }: { label: string; lines: readonly Line[]; height: number }) {
  const words = useWords();
  const [ref, { width }] = useSize();
  const all = lines.flatMap(({ sweep }) => sweep);
  const losses = all.map(({ loss }) => loss).filter((loss) => Number.isFinite(loss) && loss > 0);
  const rates = all.map(({ rate }) => rate);
  const [left, right] = [Math.log10(Math.min(...rates)), Math.log10(Math.max(...rates))];
  const low = Math.log10(Math.min(...losses));
  const high = Math.max(low + 0.2, Math.min(Math.log10(Math.max(...losses)), low + 6));
  const toX = (rate: number) =>
    margins.left + ((Math.log10(rate) - left) / (right - left)) * (width - margins.left - margins.right);
  const toY = (loss: number) => {
    const share = (Math.min(high, Math.log10(Math.max(loss, 1e-38))) - low) / (high - low);
    return margins.top + (1 - share) * (height - margins.top - margins.bottom);
  };
  return (
    <div ref={ref} className="w-full" style={{ height: `${height / 16}rem` }}>
      {width > 0 && losses.length > 0 && (
        <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="size-full">
          {logTicks(low, high, 5).map((exponent) => (
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
          {logTicks(left, right, Math.max(3, Math.floor(width / 90))).map((exponent) => (
            <text
              key={exponent}
              x={toX(10 ** exponent)}
              y={height - 20}
              textAnchor="middle"
              fontSize={11}
              fill="var(--muted)"
            >
              {short(10 ** exponent, 2)}
            </text>
          ))}
          <text x={width - margins.right} y={height - 4} textAnchor="end" fontSize={11} fill="var(--muted)">
            {fieldLabel(words, 'optimizer.lr').label}
          </text>
          {lines.map(({ name, color, dash, sweep, rate }) => {
            const best = sweep.find((one) => one.rate === rate)!;
            return (
              <g key={name}>
                <path
                  d={sweep
                    .map((one, i) => `${i === 0 ? 'M' : 'L'}${toX(one.rate).toFixed(1)} ${toY(one.loss).toFixed(1)}`)
                    .join('')}
                  fill="none"
                  stroke={color}
                  strokeWidth={1.75}
                  strokeDasharray={dash}
                />
                <circle cx={toX(rate)} cy={toY(best.loss)} r={5} fill={color} stroke="var(--panel)" strokeWidth={1.5} />
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
