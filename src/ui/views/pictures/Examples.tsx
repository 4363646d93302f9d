// The pictures behind a cell of the confusion matrix, the surest answers first.
import type { Split } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { IconButton } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { percent } from '../shared/format.ts';
import { className } from '../shared/names.ts';
import { showPicture } from './inspection.ts';
import { Picture } from './Picture.tsx';
import { sampleAt } from './pixels.ts';
import type { Taken } from './shares.ts';
import { usePictureWords } from './words.ts';

/** Pictures shown at once. */
const most = 24;

interface Props {
  view: RunView;
  split: Split;
  taken: readonly Taken[];
  cell: Cell;
  onClose: () => void;
}

export interface Cell {
  truth: number;
  answer: number;
}

export function Examples({ view, split, taken, cell, onClose }: Props) {
  const w = usePictureWords();
  const words = useWords();
  const { dataset } = view;
  const name = (k: number) => className(dataset, k, words);
  const { truth, answer } = cell;
  const rows = rowsOf(split, taken, cell);
  const title = truth === answer ? w.right(name(truth)) : w.examples(name(truth), name(answer));
  return (
    <section aria-label={title} className="w-full rounded-xl border border-line bg-page p-2.5">
      <div className="flex items-center gap-2 text-sm">
        <h3 className="font-medium">{title}</h3>
        <span className="text-xs text-muted">{w.ofAll(Math.min(most, rows.length), rows.length)}</span>
        <span className="ml-auto">
          <IconButton icon="close" label={w.close} size="size-7" onClick={onClose} />
        </span>
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {rows.slice(0, most).map((row) => (
          <li key={row}>
            <Tip text={w.sure(percent(taken[row].share))}>
              <button
                type="button"
                aria-label={w.look(`${title}, ${w.sure(percent(taken[row].share))}`)}
                onClick={() =>
                  showPicture(dataset, sampleAt(dataset, split, row), split === dataset.test ? row : undefined)
                }
                className="touch block rounded-sm hover:ring-2 hover:ring-action"
              >
                <Picture dataset={dataset} sample={sampleAt(dataset, split, row)} className="size-10" />
              </button>
            </Tip>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rows of a cell of the matrix, the surest first. */
export function rowsOf({ y }: Split, taken: readonly Taken[], { truth, answer }: Cell): number[] {
  const rows = [...taken.keys()].filter((row) => y[row] === truth && taken[row].class === answer);
  return rows.sort((a, b) => taken[b].share - taken[a].share);
}
