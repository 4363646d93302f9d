import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { memo } from 'react';
import type { Experiment } from '../../../experiment/index.ts';
import { linearTicks, logTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';
import { uiScale } from '../../views/shared/ui-scale.ts';
import type { Size } from '../../views/shared/use-size.ts';
import { lookOf } from './look.ts';
import type { PathChartData } from './path-series.ts';
import { axisWidth } from './plot-parts.tsx';

interface Props extends Size {
  data: PathChartData;
  racers: readonly Experiment[];
}

/** The lines of the race; recharts comes with it. */
export default memo(function PathPlot({ data, racers, width, height }: Props) {
  const scale = uiScale();
  const tick = { fontSize: 11 * scale, fill: 'var(--muted)' };
  const [low, high] = data.ys;
  const rows = Math.max(2, Math.min(7, Math.floor(height / 42)));
  const ticks = data.log ? logTicks(low, high, rows + 1) : linearTicks(low, high, rows);
  const text = (v: number): string => short(data.log ? 10 ** v : v, 2);
  return (
    <LineChart
      width={width * scale}
      height={height * scale}
      margin={{ top: 6 * scale, right: 10 * scale, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      className="pointer-events-none absolute!"
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[...data.xs]}
        ticks={linearTicks(...data.xs, Math.max(2, Math.floor(width / 90)))}
        tickFormatter={(v: number) => short(v, 4)}
        allowDataOverflow
        height={20 * scale}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: 'var(--edge)' }}
      />
      <YAxis
        type="number"
        domain={[low, high]}
        ticks={ticks}
        tickFormatter={text}
        allowDataOverflow
        width={axisWidth(ticks.map(text), scale)}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      {data.lines.map((line, i) => {
        const { color, dash } = lookOf(racers, i);
        return (
          <Line
            // Lines have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            data={line}
            dataKey="y"
            type="linear"
            stroke={`var(--${color})`}
            strokeWidth={2.2 * scale}
            strokeDasharray={dash.map((part) => part * scale).join(' ') || undefined}
            dot={line.length === 1 ? { r: 3 * scale, strokeDasharray: 'none' } : false}
            activeDot={false}
            isAnimationActive={false}
          />
        );
      })}
    </LineChart>
  );
});
