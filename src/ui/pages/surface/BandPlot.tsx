import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { memo } from 'react';
import type { Experiment } from '../../../experiment/index.ts';
import type { HonestResult } from '../../../labs/surface/honest-race.ts';
import { linearTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';
import { uiScale } from '../../views/shared/ui-scale.ts';
import type { Size } from '../../views/shared/use-size.ts';
import { lookOf } from './look.ts';
import { bottomAxis, dashOf, lossAxis, lossScale } from './plot-parts.tsx';

interface Props extends Size {
  result: HonestResult;
  racers: readonly Experiment[];
}

const mostPoints = 150;

/** Median and middle half of the losses, step by step. */
export default memo(function BandPlot({ result, racers, width, height }: Props) {
  const scale = uiScale();
  const { contestants } = result;
  const steps = contestants[0].median.length - 1;
  const every = Math.max(1, Math.ceil(steps / mostPoints));
  const shown = Array.from({ length: Math.floor(steps / every) + 1 }, (_, i) => i * every);
  if (shown.at(-1) !== steps) shown.push(steps);
  const begin = contestants[0].upper[0];
  const all = contestants.flatMap(({ median, lower, upper }) => shown.flatMap((i) => [median[i], lower[i], upper[i]]));
  const { log, place, range } = lossScale(all.filter((f) => f <= Math.max(10 * begin, begin)));
  /** Who is lost, or far above, stands at the top. */
  const bound = (f: number): number => Math.min(range[1], place(Number.isFinite(f) ? f : 1e30));
  const data = shown.map((step) => {
    const row: Record<string, number | [number, number]> = { x: step };
    contestants.forEach(({ median, lower, upper }, i) => {
      row[`median${i}`] = bound(median[step]);
      row[`band${i}`] = [bound(lower[step]), bound(upper[step])];
    });
    return row;
  });
  return (
    <ComposedChart
      data={data}
      width={width * scale}
      height={height * scale}
      margin={{ top: 8 * scale, right: 12 * scale, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      className="pointer-events-none absolute!"
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        {...bottomAxis([0, steps], linearTicks(0, steps, Math.max(2, Math.floor(width / 90))), short)}
      />
      <YAxis {...lossAxis(log, range)} />
      {racers.map((_, i) => (
        <Area
          // oxlint-disable-next-line react/no-array-index-key
          key={i}
          dataKey={`band${i}`}
          stroke="none"
          fill={`var(--${lookOf(racers, i).color})`}
          fillOpacity={0.16}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      {racers.map((_, i) => {
        const { color, dash } = lookOf(racers, i);
        return (
          <Line
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            dataKey={`median${i}`}
            stroke={`var(--${color})`}
            strokeWidth={2.2 * scale}
            strokeDasharray={dashOf(dash, scale)}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        );
      })}
    </ComposedChart>
  );
});
