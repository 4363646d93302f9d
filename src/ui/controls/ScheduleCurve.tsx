// The learning rate over the coming steps, drawn ahead of time, with a dot where the run is now.
import { memo, useId } from 'react';
import { learningRate } from '../../engine/schedules/index.ts';
import type { RunStatus } from '../../engine/session-types.ts';
import type { OptimizerConfig, ScheduleConfig } from '../../experiment/index.ts';
import { useStatus } from '../../store/session.ts';
import { formatMeasured, formatShort } from '../components/format.ts';
import { useSetting, useSettings } from '../hooks/use-setting.ts';
import { useCounting } from '../views/shared/use-counting.ts';
import { useWords } from '../words/index.ts';

const width = 320;
const height = 120;
const box = { left: 44, right: 10, top: 10, bottom: 20 };
const samples = 240;

/** The last step worth drawing, before anything is known of the run. */
function horizonOf(s: ScheduleConfig): number {
  const proper = {
    constant: s.warmup > 0 ? s.warmup : 1000,
    linear: s.steps,
    polynomial: s.steps,
    cosine: s.steps,
    'one-cycle': s.steps,
    exponential: 4 * s.every,
    step: 4 * s.every,
    'inverse-sqrt': 8 * s.every,
    'multi-step': 1.3 * (s.milestones.at(-1) ?? 1000),
    plateau: 1000,
  }[s.type];
  return s.warmup + 1.1 * proper;
}

export function ScheduleCurve() {
  const words = useWords();
  const schedule = useSettings((x) => x.schedule);
  const base = useSetting('optimizer.lr') as number;
  // The drawn stretch doubles when the run comes to its end, so that it does not crawl with every step.
  const doublings = useStatus((s) => Math.max(0, Math.ceil(Math.log2(s.step / horizonOf(schedule)))));
  const horizon = horizonOf(schedule) * 2 ** doublings;
  return (
    <figure className="min-w-0">
      <Curve
        schedule={schedule}
        base={base}
        horizon={horizon}
        label={words.schedule.chart}
        steps={words.schedule.steps}
      />
      {schedule.type === 'plateau' && <figcaption className="text-xs text-muted">{words.schedule.plateau}</figcaption>}
    </figure>
  );
}

interface Props {
  schedule: ScheduleConfig;
  base: OptimizerConfig['lr'];
  horizon: number;
  label: string;
  steps: string;
}

const Curve = memo(function Curve({ schedule, base, horizon, label, steps }: Props) {
  const title = useId();
  const x = (step: number) => box.left + (step / horizon) * (width - box.left - box.right);
  const y = (rate: number) => height - box.bottom - (rate / base) * (height - box.top - box.bottom);
  const points = Array.from({ length: samples + 1 }, (_, i) => {
    const step = Math.round((i / samples) * horizon);
    return `${x(step).toFixed(1)},${y(learningRate(base, schedule, step)).toFixed(1)}`;
  });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title} className="w-full max-w-md text-[10px]">
      <title id={title}>{label}</title>
      <path d={`M${box.left} ${box.top}V${height - box.bottom}H${width - box.right}`} fill="none" stroke="var(--edge)" />
      <g fill="var(--muted)">
        <text x={box.left - 5} y={box.top + 4} textAnchor="end">{formatMeasured(base)}</text>
        <text x={box.left - 5} y={height - box.bottom + 3} textAnchor="end">0</text>
        <text x={width - box.right} y={height - 6} textAnchor="end">{`${formatShort(horizon)} ${steps}`}</text>
      </g>
      <polyline points={points.join(' ')} fill="none" stroke="var(--rate)" strokeWidth="2" strokeLinejoin="round" />
      <Here x={x} y={y} />
    </svg>
  ); // oxfmt-ignore
});

const stepAndRate = (s: RunStatus) => [s.step, s.lr] as const;

/** Where the run is now. */
function Here({ x, y }: { x: (step: number) => number; y: (rate: number) => number }) {
  const words = useWords();
  const [step, rate] = useCounting(stepAndRate);
  return (
    <circle cx={x(step)} cy={y(rate)} r="4.5" fill="var(--rate)" stroke="var(--panel)" strokeWidth="2">
      <title>{words.schedule.here(String(step), formatMeasured(rate))}</title>
    </circle>
  );
}
