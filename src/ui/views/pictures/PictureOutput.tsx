// The place of the output where the data are pictures: draw one, or take one of the test part, and watch the answer.
import { useView } from '../../../store/session.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { percent, whole } from '../shared/format.ts';
import { className } from '../shared/names.ts';
import { useVisible } from '../shared/use-visible.ts';
import { DrawPad } from './DrawPad.tsx';
import { useInspection, usePictureOf } from './inspection.ts';
import { Picture } from './Picture.tsx';
import { Saliency } from './Saliency.tsx';
import { classShares } from './shares.ts';
import { usePictureWords } from './words.ts';

export function PictureOutput() {
  const view = useView();
  const [ref, visible] = useVisible();
  return <div ref={ref}>{view && <Body key={view.settings.data.set} view={view} visible={visible} />}</div>;
}

function Body({ view, visible }: { view: RunView; visible: boolean }) {
  const w = usePictureWords();
  const { sample, row } = usePictureOf(view.dataset);
  return (
    <div className="flex flex-col gap-3">
      <DrawPad dataset={view.dataset} />
      <div className="flex gap-3">
        <div className="flex w-20 shrink-0 flex-col gap-2">
          <figure>
            <Picture dataset={view.dataset} sample={sample} className="size-20" />
            <figcaption className="mt-1 text-xs text-muted">
              <Tip text={w.padHelp} tap>
                <span className="help-mark">{w.given}</span>
              </Tip>
              <span className="block">{row === undefined ? w.drawn : w.testPicture(row + 1)}</span>
            </figcaption>
          </figure>
          <Saliency view={view} visible={visible} />
        </div>
        <Answers view={view} visible={visible} truth={row === undefined ? undefined : view.dataset.test.y[row]} />
      </div>
    </div>
  );
}

/** Classes listed. */
const most = 10;

function Answers({ view, visible, truth }: { view: RunView; visible: boolean; truth: number | undefined }) {
  const w = usePictureWords();
  const words = useWords();
  const inspection = useInspection(visible);
  if (!inspection) return <p className="text-sm text-muted">{w.waiting}</p>;
  const shares = classShares(view, inspection.answers);
  const best = shares.indexOf(Math.max(...shares));
  const listed = [...shares.keys()];
  if (listed.length > most) listed.sort((a, b) => shares[b] - shares[a]).splice(most);
  return (
    <div className="min-w-0 grow">
      <ul aria-label={w.answer} className="flex flex-col gap-0.5 text-xs">
        {listed.map((k) => (
          <li
            key={k}
            className={`grid grid-cols-[minmax(0,5.5rem)_1fr_3.25rem] items-center gap-1.5 ${k === best ? 'font-semibold' : ''}`}
          >
            <span className="truncate">
              {className(view.dataset, k, words)}
              {k === truth && <span aria-hidden> ✓</span>}
            </span>
            <span className="h-2.5 overflow-hidden rounded-sm bg-sunken">
              <span
                className="block h-full"
                style={{ width: `${100 * shares[k]}%`, background: `var(--class-${k % 10})` }}
              />
            </span>
            <span className="text-right tabular-nums">{percent(shares[k])}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-muted">
        {truth !== undefined && <span className="mr-2">{w.is(className(view.dataset, truth, words))}</span>}
        {w.answerAt(whole(inspection.step))}
      </p>
    </div>
  );
}
