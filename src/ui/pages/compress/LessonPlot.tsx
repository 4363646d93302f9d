// Test accuracy of teacher, student and control over the steps of the lesson.
import type { Role } from '../../../labs/compress/lesson.ts';
import { useDistil } from '../../../store/compress/distil-choices.ts';
import { useLesson } from '../../../store/compress/lesson.ts';
import { percent, whole } from '../../views/shared/format.ts';
import { useSize } from '../../views/shared/use-size.ts';
import { useCompressWords } from './words.ts';

export const roleColors: Record<Role, string> = {
  teacher: 'var(--class-3)',
  student: 'var(--class-1)',
  control: 'var(--class-0)',
};
const dashes: Record<Role, string | undefined> = { teacher: '2 3', student: undefined, control: '6 3' };
const margins = { left: 56, right: 8, top: 8, bottom: 20 };
const height = 176;

export function LessonPlot() {
  const w = useCompressWords();
  const points = useLesson((l) => l.points);
  const steps = useDistil((d) => d.steps);
  const [ref, { width }] = useSize();
  const values = points.flatMap(({ teacher, student, control }) => [teacher, student, control]).filter(Number.isFinite);
  const low = Math.max(0, Math.min(0.95, ...values) - 0.02);
  const x = (step: number): number => margins.left + (step / steps) * (width - margins.left - margins.right);
  const y = (share: number): number => {
    const down = height - margins.top - margins.bottom;
    return margins.top + ((1 - share) / (1 - low)) * down;
  };
  const path = (role: Role): string =>
    points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.step).toFixed(1)} ${y(point[role]).toFixed(1)}`).join('');
  const ticks = [low, (1 + low) / 2, 1];
  return (
    <div ref={ref} className="mt-3 w-full" style={{ height: `${height / 16}rem` }}>
      {width > 0 && (
        <svg role="img" aria-label={w.distil.curves} viewBox={`0 0 ${width} ${height}`} className="size-full text-xs">
          {ticks.map((share) => (
            <g key={share}>
              <line x1={margins.left} x2={width - margins.right} y1={y(share)} y2={y(share)} className="stroke-line" />
              <text x={margins.left - 6} y={y(share) + 4} textAnchor="end" className="fill-muted">
                {percent(share)}
              </text>
            </g>
          ))}
          <text x={margins.left} y={height - 4} className="fill-muted">
            0
          </text>
          <text x={width - margins.right} y={height - 4} textAnchor="end" className="fill-muted">
            {w.distil.atStep(whole(steps))}
          </text>
          {(['teacher', 'control', 'student'] as const).map((role) => (
            <path
              key={role}
              d={path(role)}
              fill="none"
              stroke={roleColors[role]}
              strokeDasharray={dashes[role]}
              strokeWidth={2}
            />
          ))}
        </svg>
      )}
    </div>
  );
}
