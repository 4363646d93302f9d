// The same lesson from several seeds: how often the student is better than its control.
import { lessonSeeds, startSeeds, useLesson } from '../../../store/compress/lesson.ts';
import { Button } from '../../components/Button.tsx';
import { percent, whole } from '../../views/shared/format.ts';
import { useCompressWords } from './words.ts';

export function LessonSeeds() {
  const w = useCompressWords().distil;
  const { seeds, phase } = useLesson();
  const busy = phase === 'teaching' || phase === 'seeds';
  const better = seeds.filter(({ student, control }) => student > control).length;
  return (
    <div className="flex flex-col gap-2">
      {seeds.length === 0 && <p className="text-sm text-muted">{w.seedsHelp(lessonSeeds.length)}</p>}
      {seeds.length > 0 && (
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="text-xs text-muted">
              {[w.seed, w.roles.student, w.roles.control].map((name) => (
                <th key={name} scope="col" className="pb-1 text-right font-normal first:text-left">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seeds.map(({ seed, student, control }) => (
              <tr key={seed} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-normal text-muted">
                  {seed}
                </th>
                <td className={`py-1 text-right ${student > control ? 'font-semibold' : ''}`}>{percent(student)}</td>
                <td className={`py-1 text-right ${control > student ? 'font-semibold' : ''}`}>{percent(control)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {seeds.length > 0 && (
        <p role="status" className="text-sm">
          {w.verdict(whole(better), whole(seeds.length))}
        </p>
      )}
      <Button className="self-end" aria-disabled={busy} onClick={() => !busy && void startSeeds()}>
        {w.startSeeds(lessonSeeds.length)}
      </Button>
    </div>
  );
}
