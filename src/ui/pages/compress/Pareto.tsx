// All variants of the map by the size of their file and their score, and the front that nothing smaller beats.
import type { Cell } from '../../../labs/compress/map.ts';
import { scoreOf } from '../../../labs/compress/score.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { setAmount } from '../../../store/compress/state.ts';
import { useViewPart } from '../../../store/session.ts';
import { percent, short } from '../../views/shared/format.ts';
import { bytesText } from './bytes.ts';
import { useCompressWords } from './words.ts';

const [width, height, left, bottom, pad] = [480, 220, 44, 30, 10];

/** Those whose score no smaller (or as small) file reaches, from small to large. */
export function frontOf(cells: readonly Cell[]): Cell[] {
  const sorted = [...cells].sort((a, b) => a.bytes - b.bytes || b.score - a.score);
  let best = -Infinity;
  return sorted.filter(({ score }) => {
    if (!(score > best)) return false;
    best = score;
    return true;
  });
}

export function Pareto() {
  const w = useCompressWords().pareto;
  const bench = useBench();
  const regression = useViewPart((v) => v.dataset.task === 'regression') ?? false;
  const { map, report } = bench ?? {};
  if (!map) return <div className="h-56" />;
  const { cells } = map;
  const front = frontOf(cells);
  const scoreText = (score: number): string => (regression ? short(score) : percent(score));
  const [small, large] = [Math.min(...cells.map((c) => c.bytes)), Math.max(...cells.map((c) => c.bytes))];
  const high = Math.max(...cells.map((c) => c.score));
  const low = Math.max(Math.min(...cells.map((c) => c.score)), regression ? -1 : 0);
  const x = (bytes: number): number =>
    left + (Math.log(bytes / small) / Math.max(1e-9, Math.log(large / small))) * (width - left - pad);
  const y = (score: number): number =>
    pad + ((high - Math.max(low, score)) / Math.max(1e-9, high - low)) * (height - bottom - pad);
  const line = front
    .map(
      (c, i) =>
        `${i === 0 ? 'M' : `H${x(c.bytes).toFixed(1)}V`}${i === 0 ? `${x(c.bytes).toFixed(1)} ${y(c.score).toFixed(1)}` : y(c.score).toFixed(1)}`,
    )
    .join('');
  const best = front.at(-1)!;
  return (
    <figure className="m-0">
      <svg
        role="img"
        aria-label={w.spoken(front.length, w.point(bytesText(best.bytes), scoreText(best.score)))}
        viewBox={`0 0 ${width} ${height}`}
        className="block w-full text-[11px] tabular-nums"
      >
        <g className="stroke-line">
          <line x1={left} y1={height - bottom} x2={width - pad} y2={height - bottom} />
          <line x1={left} y1={pad} x2={left} y2={height - bottom} />
        </g>
        <g className="fill-muted">
          <text x={left - 4} y={pad + 8} textAnchor="end">
            {scoreText(high)}
          </text>
          <text x={left - 4} y={height - bottom} textAnchor="end">
            {scoreText(low)}
          </text>
          <text x={left} y={height - 14}>
            {bytesText(small)}
          </text>
          <text x={width - pad} y={height - 14} textAnchor="end">
            {bytesText(large)}
          </text>
          <text x={(left + width) / 2} y={height - 4} textAnchor="middle">
            {w.bytes} →
          </text>
        </g>
        {cells.map((cell) => (
          <circle
            key={`${cell.bits} ${cell.sparsity}`}
            cx={x(cell.bytes)}
            cy={y(cell.score)}
            r={3}
            className="cursor-pointer fill-edge opacity-45"
            onClick={() => setAmount({ sparsity: cell.sparsity, bits: cell.bits })}
          />
        ))}
        <path d={line} className="fill-none stroke-test" strokeWidth={1.5} />
        {front.map((cell) => (
          <circle
            key={`${cell.bits} ${cell.sparsity}`}
            cx={x(cell.bytes)}
            cy={y(cell.score)}
            r={4}
            className="cursor-pointer fill-test"
            onClick={() => setAmount({ sparsity: cell.sparsity, bits: cell.bits })}
          />
        ))}
        {report && (
          <circle
            cx={x(Math.min(large, Math.max(small, report.bytes)))}
            cy={y(scoreOf(report.metrics))}
            r={7}
            className="pointer-events-none fill-none stroke-ink"
            strokeWidth={2}
          />
        )}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-block size-2.5 rounded-full bg-test" />
          {w.front}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-block size-2.5 rounded-full bg-edge opacity-45" />
          {w.others}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-block size-3 rounded-full border-2 border-ink" />
          {w.chosen}
        </span>
      </figcaption>
    </figure>
  );
}
