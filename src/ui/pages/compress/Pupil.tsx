// One of the three of a lesson: what it answers over the plane, how good it is, how large.
import type { LessonSeen, Role } from '../../../labs/compress/lesson.ts';
import { percent, steady, whole } from '../../views/shared/format.ts';
import { Plane } from './Plane.tsx';
import { roleColors } from './LessonPlot.tsx';
import { useCompressWords } from './words.ts';

export function Pupil({ role, seen }: { role: Role; seen: LessonSeen }) {
  const words = useCompressWords();
  const { metrics, parameters, plane, distance } = seen.seen[role];
  const name = words.distil.roles[role];
  return (
    <section aria-label={name} className="min-w-0 text-sm tabular-nums">
      <h3 className="flex min-h-12 items-end gap-1.5 pb-1 leading-5 font-semibold sm:min-h-0">
        <span
          aria-hidden
          className="mb-1 inline-block size-2.5 shrink-0 rounded-full"
          style={{ background: roleColors[role] }}
        />
        {name}
      </h3>
      {plane && seen.dataset.plane?.dimensions === 2 && (
        <Plane view={seen} raw={plane} title={name} captioned={false} />
      )}
      <p>
        {words.report.accuracy}: <b>{'accuracy' in metrics ? percent(metrics.accuracy) : '–'}</b>
      </p>
      <p className="text-muted">
        {words.report.loss}: {steady(metrics.loss)}
      </p>
      <p className="text-muted">
        {words.report.parameters}: {whole(parameters)}
      </p>
      {distance !== undefined && (
        <p className="text-muted">
          {words.distil.distance}: {steady(distance)}
        </p>
      )}
    </section>
  );
}
