// What the plane's colours and marks mean, with values.
import type { ReactNode } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import { useView } from '../../../store/session.ts';
import { classShape } from '../../theme/colors.ts';
import { useWords, type Words } from '../../words/index.ts';
import { useViewWords } from '../words.ts';
import { short } from '../shared/format.ts';
import { className } from '../shared/names.ts';
import { outputKind } from '../shared/output-kind.ts';
import { pictureOf } from '../shared/picture.ts';
import { unitToShow, usePointed } from '../shared/pointed.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { hasExactLine, shownUnit } from './draw-field.ts';
import { Mark } from './Mark.tsx';
import { useOutputSettings } from './settings.ts';
import { ShadeBar } from './ShadeBar.tsx';

export function Legend() {
  const view = useView();
  const w = useViewWords().output;
  if (!view?.dataset.plane) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
      {view.dataset.plane.dimensions === 2 ? (
        <Shades view={view} />
      ) : (
        <>
          <Key label={w.curve}>
            <path d="M0 10 C 8 0 16 16 26 5" className="fill-none stroke-ink" strokeWidth="2.5" />
          </Key>
          {hasExactLine(view) && (
            <Key label={w.exactLine}>
              <path d="M0 8 H 26" className="fill-none stroke-good" strokeWidth="2" strokeDasharray="5 4" />
            </Key>
          )}
        </>
      )}
      <Marks view={view} />
    </div>
  );
}

const Key = ({ label, children }: { label: string; children: ReactNode }) => (
  <span className="inline-flex items-center gap-1.5">
    <svg aria-hidden viewBox="0 0 26 16" className="h-4 w-6.5">
      {children}
    </svg>
    {label}
  </span>
);

/** The bar of shades with numbers at its ends, or one mark a class. */
function Shades({ view }: { view: RunView }) {
  const unit = usePointed(unitToShow);
  const discrete = useOutputSettings((s) => s.discrete);
  const frame = useSlowFrame();
  const words = useWords();
  const shown = shownUnit(view, unit);
  const picture = shown && frame ? pictureOf(view, frame, shown) : undefined;
  if (!shown || picture?.ofClass !== undefined) {
    const all =
      picture?.ofClass === undefined ? Array.from({ length: view.dataset.classes }, (_, i) => i) : [picture.ofClass];
    return all.map((i) => (
      <span key={i} className="inline-flex items-center gap-1">
        <Mark shape={classShape(i)} of={i} />
        {className(view.dataset, i, words)}
      </span>
    ));
  }
  const [low, middle, high] = ends(view, shown.layer < view.layers.length - 1, picture?.scale.most ?? 1, words);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums">
      {low}
      <ShadeBar discrete={discrete} classes={view.dataset.task === 'classification'}>
        {middle}
      </ShadeBar>
      {high}
    </span>
  );
}

/** What stands at the bar's ends and in its middle. */
function ends(view: RunView, hidden: boolean, most: number, words: Words): readonly [string, string, string] {
  const kind = hidden ? 'value' : outputKind(view);
  const [zero, one] = [className(view.dataset, 0, words), className(view.dataset, 1, words)];
  if (kind === 'value') return [short(-most), '0', short(most)];
  return kind === 'signed' ? [`${zero} −1`, '0', `1 ${one}`] : [zero, '50 %', one];
}

/** Training and test points. */
function Marks({ view }: { view: RunView }) {
  const test = useOutputSettings((s) => s.test);
  const w = useViewWords().output;
  return (
    <span className="inline-flex items-center gap-3">
      <span className="inline-flex items-center gap-1">
        <Mark shape="circle" of={1} />
        {w.trainPoint}
      </span>
      {test && view.dataset.heldOut && (
        <span className="inline-flex items-center gap-1">
          <Mark shape="circle" of={1} filled={false} />
          {w.testPoint}
        </span>
      )}
    </span>
  );
}
