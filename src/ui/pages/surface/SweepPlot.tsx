import { CartesianGrid, Line, LineChart, ReferenceDot, XAxis, YAxis } from 'recharts';
import { memo } from 'react';
import type { Experiment } from '../../../experiment/index.ts';
import type { HonestResult } from '../../../labs/surface/honest-race.ts';
import { logTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';
import { uiScale } from '../../views/shared/ui-scale.ts';
import type { Size } from '../../views/shared/use-size.ts';
import { lookOf } from './look.ts';
import { bottomAxis, dashOf, lossAxis, lossScale } from './plot-parts.tsx';

interface Props extends Size {
  result: HonestResult;
  racers: readonly Experiment[];
}

/** Median loss at the end by learning rate, and where each is at its best. */
export default memo(function SweepPlot({ result, racers, width, height }: Props) {
  const scale = uiScale();
  const { contestants } = result;
  const starts = Math.max(...contestants.map(({ median }) => median[0]).filter(Number.isFinite));
  // What ends higher than it began is off the chart.
  const all = contestants.flatMap(({ sweep }) => sweep.map(({ loss }) => loss)).filter((loss) => loss <= 10 * Math.abs(starts)); // oxfmt-ignore
  const { log, place, range } = lossScale(all);
  const rates = contestants[0].sweep.map(({ rate }) => Math.log10(rate));
  const xs = [rates[0], rates[rates.length - 1]] as const;
  return (
    <LineChart
      width={width * scale}
      height={height * scale}
      margin={{ top: 8 * scale, right: 12 * scale, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      className="pointer-events-none absolute!"
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis dataKey="x" {...bottomAxis(xs, logTicks(...xs, 8), (v) => short(10 ** v))} />
      <YAxis {...lossAxis(log, range)} />
      {contestants.map(({ sweep }, i) => {
        const { color, dash } = lookOf(racers, i);
        return (
          <Line
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            data={sweep
              .filter(({ loss }) => Number.isFinite(loss))
              .map(({ rate, loss }) => ({ x: Math.log10(rate), y: place(loss) }))}
            dataKey="y"
            stroke={`var(--${color})`}
            strokeWidth={2 * scale}
            strokeDasharray={dashOf(dash, scale)}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        );
      })}
      {contestants.map(({ sweep, rate }, i) => {
        const best = sweep.find((one) => one.rate === rate)!;
        if (!Number.isFinite(best.loss)) return null;
        return (
          <ReferenceDot
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            x={Math.log10(rate)}
            y={place(best.loss)}
            r={5 * scale}
            fill={`var(--${lookOf(racers, i).color})`}
            stroke="var(--panel)"
          />
        );
      })}
    </LineChart>
  );
});
