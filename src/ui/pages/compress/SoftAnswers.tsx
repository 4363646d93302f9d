// What each of the three answers to a few test samples, class by class: what a student hears of its teacher. For data that
// have no plane to be drawn on.
import { type LessonSeen, type Role, roles, sampleRows, softAnswer } from '../../../labs/compress/lesson.ts';
import { percent, short } from '../../views/shared/format.ts';
import { Sample } from './Answers.tsx';
import { roleColors } from './LessonPlot.tsx';
import { useCompressWords } from './words.ts';

interface Props {
  seen: LessonSeen;
  temperature: number;
}

export function SoftAnswers({ seen, temperature }: Props) {
  const w = useCompressWords().distil;
  const { dataset } = seen;
  const name = (k: number): string => dataset.classNames?.[k] ?? String(k);
  return (
    <section aria-label={w.answers} className="mt-3">
      <h3 className="pb-1 text-sm font-semibold">{w.answers}</h3>
      <p className="pb-2 text-xs text-muted">{w.answersHelp(short(temperature, 2))}</p>
      <ul className="grid gap-2">
        {sampleRows(dataset).map((row, i) => {
          const truth = dataset.test.y[row];
          const shares = roles.map((role) => softAnswer(seen.seen[role].answers[i], temperature));
          const top = Math.max(...shares.flat().filter(Number.isFinite));
          return (
            <li key={row} className="grid grid-cols-[4rem_repeat(3,minmax(0,1fr))] items-end gap-3 text-xs">
              <span className="grid justify-items-center gap-0.5 text-center wrap-anywhere">
                <Sample view={seen} row={row} />
                <span>{name(truth)}</span>
              </span>
              {roles.map((role, which) => (
                <Bars key={role} role={role} shares={shares[which]} top={top} name={name} truth={truth} />
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface BarsProps {
  role: Role;
  shares: readonly number[];
  /** The share of a bar as high as can be. */
  top: number;
  name: (k: number) => string;
  truth: number;
}

/** A bar for each class, a line under the true one, and the likeliest in words. */
function Bars({ role, shares, top, name, truth }: BarsProps) {
  const w = useCompressWords().distil;
  // After a lesson that blew up.
  if (!shares.every(Number.isFinite)) {
    return <p className="min-w-0 text-muted">{w.noAnswer}</p>;
  }
  const best = shares.indexOf(Math.max(...shares));
  const width = 1 / shares.length;
  const said = w.said(name(best), percent(shares[best]));
  return (
    <div className="min-w-0">
      <svg
        role="img"
        aria-label={`${w.roles[role]}: ${said}`}
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        className="h-9 w-full"
      >
        {[...shares.entries()].map(([k, share]) => (
          <rect
            key={k}
            x={(k + 0.1) * width}
            width={0.8 * width}
            y={0.9 * (1 - share / top)}
            height={0.9 * (share / top)}
            fill={roleColors[role]}
          />
        ))}
        <rect x={0} width={1} y={0.9} height={0.015} className="fill-line" />
        <rect x={(truth + 0.1) * width} width={0.8 * width} y={0.94} height={0.06} className="fill-ink" />
      </svg>
      <span className="block truncate text-muted" aria-hidden>
        {said}
      </span>
    </div>
  );
}
