// Parallel coordinates: a line a run through its settings to its loss. The better, the bluer and the further in front.
import { useState } from 'react';
import { openSwept } from '../../../store/runs/results.ts';
import { usePreferences } from '../../../store/preferences.ts';
import type { Experiment } from '../../../experiment/index.ts';
import { type Axis, shareOf } from '../../../labs/runs/axes.ts';
import type { SweptRun } from '../../../labs/runs/sweep.ts';
import { formatMeasured } from '../../components/format.ts';
import { short } from '../../views/shared/format.ts';
import { useSize } from '../../views/shared/use-size.ts';
import { ticksOf } from './map-plot.ts';
import { shadeCss } from '../../views/shared/shades.ts';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

interface Props {
  base: Experiment;
  axes: readonly Axis[];
  /** The best first. */
  runs: readonly SweptRun[];
}

const height = 300;
const margins = { left: 48, right: 84, top: 30, bottom: 14 };
/** Axes nearer to each other than this have their names one below the other. */
const roomForName = 150;
const lineOfNames = 15;
/** Lines drawn, at most: the best and as many of the rest, evenly. */
const most = 400;

export function ParallelPlot({ base, axes, runs }: Props) {
  const labelOf = useAxisLabel();
  const w = useRunsWords();
  const [ref, { width }] = useSize();
  const [pointed, setPointed] = useState<SweptRun>();
  usePreferences((p) => p.dark); // the colours are another set then
  const finite = runs.map(({ end }) => end).filter((end) => Number.isFinite(end) && end > 0);
  const [low, high] = [finite[0] ?? 0.1, Math.max(finite[finite.length - 1] ?? 1, (finite[0] ?? 0.1) * 1.2)];
  const lossAxis: Axis = { path: '', key: '', scale: 'log', whole: false, from: low, to: high };
  const columns = [...axes, lossAxis];
  const toX = (column: number) =>
    margins.left + (column / (columns.length - 1)) * Math.max(1, width - margins.left - margins.right);
  const isNarrow = toX(1) - toX(0) < roomForName;
  const nameY = (column: number) => 13 + (isNarrow ? lineOfNames * column : 0);
  const top = margins.top + nameY(columns.length - 1) - 13;
  const down = height - top - margins.bottom;
  const toY = (share: number) => top + (1 - Math.min(1.04, Math.max(0, share))) * down;
  const shareOfEnd = (end: number) => (Number.isFinite(end) ? shareOf(lossAxis, end) : 1.04);
  const path = ({ values, end }: SweptRun) =>
    [...values.map((value, k) => shareOf(axes[k], value)), shareOfEnd(end)]
      .map((share, k) => `${k === 0 ? 'M' : 'L'}${toX(k).toFixed(1)} ${toY(share).toFixed(1)}`)
      .join('');
  const shade = ({ end }: SweptRun) => (Number.isFinite(end) ? 0.15 + 0.75 * (1 - shareOf(lossAxis, end)) : -0.7);
  const stride = Math.max(1, Math.ceil(runs.length / most));
  const drawn = runs.filter((_, i) => i % stride === 0).toReversed();
  return (
    <div ref={ref} className="w-full" style={{ height: `${height / 16}rem` }}>
      {width > 0 && (
        <svg role="img" aria-label={w.sweep.plot} viewBox={`0 0 ${width} ${height}`} className="size-full">
          {drawn.map((run) => (
            // The keyboard's way to a run is its row in the table.
            // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
            <path
              key={run.values.join()}
              d={path(run)}
              fill="none"
              stroke={shadeCss(shade(run))}
              strokeWidth={run === runs[0] ? 3 : 1.25}
              strokeOpacity={run === runs[0] ? 1 : 0.6}
              strokeDasharray={Number.isFinite(run.end) ? undefined : '3 3'}
              className="cursor-pointer"
              onPointerEnter={() => setPointed(run)}
              onPointerLeave={() => setPointed(undefined)}
              onClick={() => void openSwept(base, axes, run)}
            />
          ))}
          {pointed && (
            <path d={path(pointed)} fill="none" stroke="var(--ink)" strokeWidth={2.5} className="pointer-events-none" />
          )}
          {columns.map((axis, k) => (
            <g key={axis.path} className="pointer-events-none">
              <line x1={toX(k)} x2={toX(k)} y1={isNarrow ? nameY(k) + 4 : top} y2={top + down} stroke="var(--edge)" />
              <text
                x={toX(k)}
                y={nameY(k)}
                textAnchor={k === 0 ? 'start' : k === columns.length - 1 ? 'end' : 'middle'}
                dx={k === 0 ? -40 : k === columns.length - 1 ? 78 : 0}
                fontSize={12}
                fontWeight={600}
                fill="var(--ink)"
              >
                {axis.path === '' ? w.lossAtEnd : labelOf(axis.path)}
              </text>
              {ticksOf(axis, 5).map(({ share, text }) => (
                <text
                  key={text}
                  x={toX(k) + (k === columns.length - 1 ? 6 : -6)}
                  y={toY(share)}
                  dy="0.32em"
                  textAnchor={k === columns.length - 1 ? 'start' : 'end'}
                  fontSize={11}
                  fill="var(--muted)"
                  stroke="var(--panel)"
                  strokeWidth={3}
                  paintOrder="stroke"
                >
                  {text}
                </text>
              ))}
            </g>
          ))}
          {pointed && (
            <text
              x={toX(columns.length - 1) + 6}
              y={toY(shareOfEnd(pointed.end)) - 10}
              fontSize={12}
              fontWeight={600}
              fill="var(--ink)"
              stroke="var(--panel)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {Number.isFinite(pointed.end) ? short(pointed.end) : formatMeasured(pointed.end)}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}
