// Which classes are taken for which, most often, each with some of the pictures.
import type { Split } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { className } from '../shared/names.ts';
import { type Cell, rowsOf } from './Examples.tsx';
import { Picture } from './Picture.tsx';
import { sampleAt } from './pixels.ts';
import type { Taken } from './shares.ts';
import { usePictureWords } from './words.ts';

/** Pairs named, and pictures of each. */
const [pairs, pictures] = [4, 3];

interface Props {
  view: RunView;
  split: Split;
  taken: readonly Taken[];
  counts: readonly (readonly number[])[];
  onChoose: (cell: Cell) => void;
}

export function Confused({ view, split, taken, counts, onChoose }: Props) {
  const w = usePictureWords();
  const words = useWords();
  const cells = counts
    .flatMap((row, truth) => row.map((count, answer) => ({ truth, answer, count })))
    .filter(({ truth, answer, count }) => truth !== answer && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, pairs);
  return (
    <div className="w-full">
      <Tip text={w.confusedHelp} tap>
        <span className="help-mark text-sm">{w.confused}</span>
      </Tip>
      {cells.length === 0 && <p className="text-xs text-muted">{w.none}</p>}
      <ul className="mt-1 flex flex-col gap-1">
        {cells.map(({ truth, answer, count }) => (
          <li key={`${truth} ${answer}`}>
            <button
              type="button"
              onClick={() => onChoose({ truth, answer })}
              className="touch flex w-full items-center gap-1.5 rounded-lg border border-line bg-page px-2 py-1 text-left text-xs hover:border-edge"
            >
              {rowsOf(split, taken, { truth, answer })
                .slice(0, pictures)
                .map((row) => (
                  <Picture
                    key={row}
                    dataset={view.dataset}
                    sample={sampleAt(view.dataset, split, row)}
                    className="size-8"
                  />
                ))}
              <span className="min-w-0 grow">
                {w.pair(className(view.dataset, truth, words), className(view.dataset, answer, words))}
              </span>
              <span className="tabular-nums">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
