// The chart's few hundred points, made anew at most ten times a second, less often where drawing them takes long, and
// not at all while the chart is off screen.
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { onFrame, onView, theSession } from '../../../store/session.ts';
import { inTurn, outOfTurn } from '../shared/turns.ts';
import { chartData, type ChartData } from './series.ts';
import { useChart } from './settings.ts';

/** How many times longer than an update takes to wait for the next. */
const rest = 8;
const shortest = 100;
const longest = 1000;
/** Points of a series: more are not seen, and cost frames (shared/reference/stack.md, 3). */
const points = 260;

export function useChartData(visible: boolean): ChartData | undefined {
  const [data, setData] = useState<ChartData>();
  useEffect(() => {
    if (!visible) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = shortest;
    let last = -Infinity;
    const draw = () => {
      last = performance.now();
      const { log, smoothing, window } = useChart.getState();
      const next = chartData(theSession().history, { log, smoothing, window, points });
      flushSync(() => setData(next));
      const cost = performance.now() - last;
      wait = Math.min(Math.max(shortest, rest * cost), longest);
    };
    const soon = () => {
      timer = undefined;
      inTurn(draw);
    };
    const tell = () => {
      if (timer !== undefined) return;
      timer = setTimeout(soon, Math.max(0, last + wait - performance.now()));
    };
    tell();
    const settings = useChart.subscribe((now, before) => {
      if (now.log !== before.log || now.smoothing !== before.smoothing || now.window !== before.window)
        requestAnimationFrame(draw); // what the user does shows at once
    });
    // A run that fails sends no more frames, but its last losses are what one wants to see.
    let phase: string | undefined;
    const status = theSession().subscribe(() => {
      if (theSession().status.phase === phase) return;
      phase = theSession().status.phase;
      tell();
    });
    const stop = [onFrame(tell), onView(tell), settings, status];
    return () => {
      for (const f of stop) f();
      clearTimeout(timer);
      outOfTurn(draw);
    };
  }, [visible]);
  return data;
}
