import { useViewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { tinyBelow, type Histogram } from './histogram.ts';

const height = 40;

/** One path for the bars from `from` to `to`: few elements, however many bars. */
function path(counts: Uint32Array, from: number, to: number, tallest: number): string {
  let d = '';
  for (let i = from; i < to; i++) {
    if (counts[i] === 0) continue;
    const tall = Math.max(1.5, (counts[i] / tallest) * (height - 2));
    d += `M${i + 0.06} ${height}v${(-tall).toFixed(2)}h0.88v${tall.toFixed(2)}z`;
  }
  return d;
}

/** Left of 0 in the colour of negative numbers, right in that of positive ones. */
export function Bars({ histogram }: { histogram: Histogram }) {
  const w = useViewWords().histograms;
  const { counts, most, n, mean, deviation, tiny } = histogram;
  const tallest = Math.max(1, ...counts);
  const middle = (counts.length - 1) / 2;
  const text = w.spoken(whole(n), short(mean), short(deviation), whole(tiny));
  return (
    <figure className="m-0">
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${counts.length} ${height}`}
        preserveAspectRatio="none"
        className="block h-11 w-full border-b border-edge"
      >
        <path d={path(counts, 0, middle, tallest)} className="fill-negative" />
        <path d={path(counts, middle, middle + 1, tallest)} className="fill-edge" />
        <path d={path(counts, middle + 1, counts.length, tallest)} className="fill-positive" />
      </svg>
      <figcaption aria-hidden className="flex justify-between text-[0.625rem] leading-3.5 text-muted tabular-nums">
        <span>{short(-most, 2)}</span>
        <span>σ {short(deviation, 2)}</span>
        <span>{short(most, 2)}</span>
      </figcaption>
      <div aria-hidden className="min-h-3 text-center text-[0.625rem] leading-3 text-muted tabular-nums">
        {tiny > 0 && w.tiny(whole(tiny), whole(n), short(tinyBelow))}
      </div>
    </figure>
  );
}
