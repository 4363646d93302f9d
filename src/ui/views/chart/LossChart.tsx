// The run's curve. Recharts comes in a file of its own, after the page is there.
import { lazy, Suspense } from 'react';
import { useSize } from '../shared/use-size.ts';
import { useVisible } from '../shared/use-visible.ts';
import { ChartControls } from './ChartControls.tsx';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import { Scrubber } from './Scrubber.tsx';
import { xScale } from './geometry.ts';
import { PlotOverlay } from './PlotOverlay.tsx';
import { useChartData } from './use-chart-data.ts';

const Plot = lazy(() => import('./Plot.tsx'));

export function LossChart() {
  const [box, { width, height }] = useSize();
  const [sight, visible] = useVisible();
  const data = useChartData(visible);
  const x = xScale(width, data?.steps ?? [0, 1]);
  return (
    <div ref={sight} className="flex grow flex-col gap-1.5">
      <ChartLegend />
      <div ref={box} className="relative min-h-44 grow overflow-hidden max-[48rem]:min-h-60 min-[110rem]:min-h-80">
        {width > 0 && data && (
          <>
            <Suspense>
              <Plot data={data} width={width} height={height} />
            </Suspense>
            <PlotOverlay x={x} width={width} />
          </>
        )}
      </div>
      {width > 0 && <Scrubber x={x} width={width} />}
      <ChartControls />
      <ChartTable />
    </div>
  );
}
