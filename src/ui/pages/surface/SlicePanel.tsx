// The learning rate as a length: the surface cut open along the gradient, and on it the step that the rate makes of it.
import { curvatureFor } from '../../../labs/stability.ts';
import { Panel } from '../../components/Panel.tsx';
import { short } from '../../views/shared/format.ts';
import { usePaced } from './use-paced.ts';
import { type Slice, sliceOf } from './slice.ts';
import { pickedNow } from './picked.ts';
import { useSurfaceWords } from './words.ts';

const [width, height] = [320, 168];
const pad = { left: 8, right: 8, top: 14, bottom: 22 };

export function SlicePanel() {
  const w = useSurfaceWords().slice;
  usePaced(60);
  const picked = pickedNow();
  const slice = picked && !picked.moment.lost ? sliceOf(picked) : undefined;
  return (
    <Panel title={w.title} help={w.help} className="lab-slice">
      {slice && picked ? (
        <>
          <Drawing slice={slice} />
          <dl className="mt-1 flex flex-wrap gap-x-4 text-xs text-muted tabular-nums">
            {picked.lambda !== undefined && (
              <div className="flex gap-1.5">
                <dt>{curvatureFor(picked.racer.optimizer) === 'preconditioned' ? w.lambdaPreconditioned : w.lambda}</dt>
                <dd className="text-ink">{short(picked.lambda)}</dd>
              </div>
            )}
            <div className="flex gap-1.5">
              <dt>{w.tangent}</dt>
              <dd className="text-ink">{short(slice.slope)}</dd>
            </div>
            <div className="flex gap-1.5">
              <dt>{w.along}</dt>
              <dd className="text-ink">{short(slice.curvature)}</dd>
            </div>
          </dl>
          {picked.racer.optimizer.type !== 'sgd' && <p className="mt-0.5 text-xs text-muted">{w.other}</p>}
        </>
      ) : (
        <p className="text-sm text-muted">
          {picked?.moment.lost ? w.lost : picked && !Number.isFinite(picked.here.f) ? w.nothing : w.flat}
        </p>
      )}
    </Panel>
  );
}

function Drawing({ slice }: { slice: Slice }) {
  const w = useSurfaceWords().slice;
  const { from, to, low, high, curve, step, stepHeight, here, slope, limit } = slice;
  const toX = (s: number): number => pad.left + ((s - from) / (to - from)) * (width - pad.left - pad.right);
  const toY = (f: number): number => {
    const y = height - pad.bottom - ((f - low) / (high - low || 1)) * (height - pad.top - pad.bottom);
    return Math.max(-50, Math.min(height + 50, y));
  };
  const line = curve
    .filter(([, f]) => Number.isFinite(f))
    .map(([s, f], i) => `${i === 0 ? 'M' : 'L'}${toX(s).toFixed(1)} ${toY(f).toFixed(1)}`)
    .join('');
  const stepX = toX(Math.min(step, to));
  const y0 = height - pad.bottom + 6;
  const tangent = (to - from) * 0.16;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={w.label(short(here), short(step), short(stepHeight))}
      className="w-full"
      data-beyond={limit !== undefined && step > limit}
    >
      {limit !== undefined && limit < to && (
        <g>
          <rect
            x={toX(limit)}
            y={pad.top}
            width={width - pad.right - toX(limit)}
            height={height - pad.top - pad.bottom}
            className="fill-bad/12"
          />
          <line
            x1={toX(limit)}
            x2={toX(limit)}
            y1={pad.top}
            y2={height - pad.bottom}
            className="stroke-bad"
            strokeDasharray="4 3"
          />
          <text x={Math.min(toX(limit), width - 60)} y={pad.top - 4} className="fill-bad text-[10px]">
            {w.limit}
          </text>
        </g>
      )}
      <path d={line} fill="none" className="stroke-ink" strokeWidth="2" />
      <line
        x1={toX(-tangent)}
        y1={toY(here + slope * tangent)}
        x2={toX(tangent)}
        y2={toY(here - slope * tangent)}
        className="stroke-muted"
        strokeDasharray="2 3"
      />
      <line x1={toX(0)} x2={toX(0)} y1={toY(here)} y2={y0} className="stroke-muted" strokeWidth="0.8" />
      {step <= to && Number.isFinite(stepHeight) && (
        <line x1={stepX} x2={stepX} y1={toY(stepHeight)} y2={y0} className="stroke-muted" strokeWidth="0.8" />
      )}
      <line x1={toX(0)} x2={stepX} y1={y0} y2={y0} className="stroke-rate" strokeWidth="5" />
      <path d={`M${stepX + 5} ${y0}l-8 -6v12z`} className="fill-rate" />
      <text x={toX(0)} y={height - 2} className="fill-rate text-[11px] tabular-nums">
        {w.step(short(step))}
      </text>
      <circle cx={toX(0)} cy={toY(here)} r="5.5" className="fill-ink stroke-panel" strokeWidth="1.5" />
      {step <= to && Number.isFinite(stepHeight) && (
        <circle cx={stepX} cy={toY(stepHeight)} r="5.5" className="fill-panel stroke-rate" strokeWidth="2.5" />
      )}
    </svg>
  );
}
