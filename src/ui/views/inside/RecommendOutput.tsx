// The place of the output where the data are ratings: what a user would give each film, beside what they gave.
import { useMemo, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { Tip } from '../../components/Tip.tsx';
import { whole } from '../shared/format.ts';
import { useVisible } from '../shared/use-visible.ts';
import { useAsked } from './asking.ts';
import { useInsideWords } from './words.ts';

/** Films listed. */
const most = 12;

interface Given {
  stars: number;
  held: boolean;
}

export function RecommendOutput({ dataset }: { dataset: Dataset }) {
  const w = useInsideWords();
  const [ref, visible] = useVisible();
  const [user, setUser] = useState(0);
  const { hidden, vocabulary = [], targetScaling } = dataset;
  const users = hidden!.users.length / hidden!.size;
  const films = vocabulary.length - users;
  const scale = useMemo(() => makeScale({ kind: 'integer', min: 1, max: users, scale: 'linear' }), [users]);
  const rows = useMemo(
    () => Array.from({ length: films }, (_, film) => Float32Array.of(user, users + film)),
    [films, user, users],
  );
  const given = useMemo(() => givenBy(dataset, user, users), [dataset, user, users]);
  const asked = useAsked(dataset, rows, visible);
  const stars = (value: number) => value + (targetScaling?.shift[0] ?? 0);
  const listed = asked ? [...asked.answers.keys()].sort((a, b) => asked.answers[b] - asked.answers[a]) : [];
  return (
    <section ref={ref} aria-label={w.recommend} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <Tip text={w.recommendHelp} tap>
          <h3 className="help-mark text-sm font-medium">{w.recommend}</h3>
        </Tip>
        <span className="flex items-center gap-1.5 text-sm text-muted">
          {w.user}
          <NumberBox
            scale={scale}
            value={user + 1}
            label={w.user}
            whole
            onCommit={(n) => setUser(n - 1)}
            className="h-7 w-14"
          />
        </span>
      </div>
      <table className="w-full text-sm tabular-nums">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="text-left font-medium">
              {w.film}
            </th>
            <th scope="col" className="text-right font-medium">
              {w.expected}
            </th>
            <th scope="col" className="text-right font-medium">
              {w.given_}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, most).map((film) => (
            <tr key={film} className="border-t border-line">
              <td className="py-0.5">{film + 1}</td>
              <td className="text-right">
                <Stars value={stars(asked!.answers[film])} />
              </td>
              <td className="text-right text-muted">
                {given.has(film) && `${given.get(film)!.stars} ★, ${given.get(film)!.held ? w.held : w.trained}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <p className="text-xs text-muted">
          {w.most(Math.min(most, films), films)} · {w.at(whole(asked.step))}
        </p>
      )}
    </section>
  );
}

const Stars = ({ value }: { value: number }) => (
  <span className="inline-flex items-center gap-2">
    <span aria-hidden className="inline-block h-2 w-16 overflow-hidden rounded-sm bg-sunken">
      <span
        className="block h-full bg-positive"
        style={{ width: `${Math.max(0, Math.min(100, ((value - 1) / 4) * 100))}%` }}
      />
    </span>
    {value.toFixed(1)} ★
  </span>
);

/** What a user gave which film. */
function givenBy({ train, test, targetScaling }: Dataset, user: number, users: number): Map<number, Given> {
  const given = new Map<number, Given>();
  const shift = targetScaling?.shift[0] ?? 0;
  for (const part of [train, test]) {
    for (let i = 0; i < part.n; i++) {
      if (part.x[2 * i] === user)
        given.set(part.x[2 * i + 1] - users, { stars: part.y[i] + shift, held: part === test });
    }
  }
  return given;
}
