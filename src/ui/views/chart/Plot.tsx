import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { memo } from 'react';
import type { Size } from '../shared/use-size.ts';
import { short, whole } from '../shared/format.ts';
import { uiScale } from '../shared/ui-scale.ts';
import { chartMargins as margins } from './geometry.ts';
import type { ChartData, SeriesName } from './series.ts';
import { useChart } from './settings.ts';
import { strokes } from './strokes.ts';
import { linearTicks, logTicks } from './ticks.ts';

const scaled = (dash: string | undefined, scale: number): string | undefined =>
  dash
    ?.split(' ')
    .map((part) => Number(part) * scale)
    .join(' ');

const order = Object.keys(strokes) as SeriesName[];

export default memo(function Plot({ data, width, height }: { data: ChartData } & Size) {
  const log = useChart((c) => c.log);
  const hidden = useChart((c) => c.hidden);
  const scale = uiScale();
  const tick = { fontSize: 11 * scale, fill: 'var(--muted)' };
  const [low, high] = data.losses;
  const rows = Math.max(2, Math.min(8, Math.floor(height / 45)));
  const ticks = log ? logTicks(low, high, rows + 1) : linearTicks(low, high, rows);
  return (
    <LineChart
      width={width * scale}
      height={height * scale}
      margin={{ top: margins.top * scale, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      className="pointer-events-none absolute!"
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[...data.steps]}
        ticks={linearTicks(...data.steps, Math.max(2, Math.floor(width / 110))).filter(Number.isInteger)}
        tickFormatter={whole}
        allowDataOverflow
        height={margins.bottom * scale}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: 'var(--edge)' }}
      />
      <YAxis
        yAxisId="loss"
        type="number"
        domain={[low, high]}
        ticks={ticks}
        tickFormatter={(v: number) => short(log ? 10 ** v : v, 2)}
        allowDataOverflow
        width={margins.left * scale}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        yAxisId="lr"
        type="number"
        orientation="right"
        domain={[...data.lrs]}
        ticks={linearTicks(...data.lrs, 4).filter((v) => v > 0)}
        tickFormatter={(v: number) => short(v, 2)}
        allowDataOverflow
        width={margins.right * scale}
        tick={{ ...tick, fill: 'var(--rate)' }}
        tickLine={false}
        axisLine={false}
      />
      {order
        .filter((name) => !hidden.includes(name))
        .map((name) => (
          <Line
            key={name}
            data={data.series[name]}
            dataKey="value"
            name={name}
            yAxisId={name === 'lr' ? 'lr' : 'loss'}
            type={name === 'lr' ? 'stepAfter' : 'linear'}
            stroke={strokes[name].color}
            strokeWidth={strokes[name].width * scale}
            strokeDasharray={scaled(strokes[name].dash, scale)}
            strokeLinecap={name === 'lr' ? 'round' : undefined}
            strokeOpacity={name === 'batch' ? 0.65 : 1}
            dot={data.series[name].length === 1 ? { r: 2.5 * scale, strokeDasharray: 'none' } : false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
    </LineChart>
  );
});
