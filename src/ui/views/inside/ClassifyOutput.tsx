// The place of the output where a whole text has one class: a text of the test part or of one's own, and the answer.
import { useId, useMemo, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { decode, encode } from '../../../labs/write/text.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { classShares } from '../pictures/shares.ts';
import { percent, whole } from '../shared/format.ts';
import { className } from '../shared/names.ts';
import { useVisible } from '../shared/use-visible.ts';
import { useAsked } from './asking.ts';
import { useInsideWords } from './words.ts';

export function ClassifyOutput({ view }: { view: RunView }) {
  const w = useInsideWords();
  const words = useWords();
  const { dataset } = view;
  const id = useId();
  const [ref, visible] = useVisible();
  const [row, setRow] = useState(0);
  /** The user's own text; undefined: that of the test part. */
  const [own, setOwn] = useState<string>();
  const { given, unknown } = useMemo(() => rowOf(dataset, row, own), [dataset, row, own]);
  const asked = useAsked(dataset, given, visible);
  const text =
    own ??
    decode(
      { ...dataset, padding: undefined },
      [...given[0]].filter((t) => t !== dataset.padding),
    );
  const shares = asked && classShares(view, asked.answers);
  const truth = own === undefined ? dataset.test.y[row] : undefined;
  return (
    <section ref={ref} aria-label={w.classify} className="flex flex-col gap-2">
      <Tip text={w.classifyHelp} tap>
        <h3 className="help-mark self-start text-sm font-medium">{w.classify}</h3>
      </Tip>
      <Tip text={w.ownHelp} tap>
        <label htmlFor={id} className="help-mark self-start text-xs text-muted">
          {own === undefined ? w.given : w.own}
        </label>
      </Tip>
      <textarea
        id={id}
        rows={2}
        spellCheck={false}
        maxLength={2000}
        value={text}
        onChange={(event) => setOwn(event.target.value)}
        className="rounded-md border border-line bg-sunken px-2 py-1 text-sm focus:border-edge"
      />
      {unknown.length > 0 && <p className="text-xs text-muted">{w.unread(words.list(unknown.slice(0, 8)))}</p>}
      {shares && (
        <ul aria-label={w.classify} className="flex flex-col gap-0.5 text-xs">
          {shares.map((share, k) => (
            <li
              key={className(dataset, k, words)}
              className="grid grid-cols-[minmax(0,5.5rem)_1fr_3.25rem] items-center gap-1.5"
            >
              <span className="truncate">
                {className(dataset, k, words)}
                {k === truth && <span aria-hidden> ✓</span>}
              </span>
              <span className="h-2.5 overflow-hidden rounded-sm bg-sunken">
                <span
                  className="block h-full"
                  style={{ width: `${100 * share}%`, background: `var(--class-${k % 10})` }}
                />
              </span>
              <span className="text-right tabular-nums">{percent(share)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-muted">
        {truth !== undefined && <span className="mr-2">{w.is(className(dataset, truth, words))}</span>}
        {asked && w.at(whole(asked.step))}
      </p>
      <div>
        <Button
          className="!px-2 !py-1 text-xs"
          onClick={() => {
            setOwn(undefined);
            setRow((row + 1) % dataset.test.n);
          }}
        >
          {w.another}
        </Button>
      </div>
    </section>
  );
}

/** A row of the test part, or one's own text as a row: filled up in front, as the data are. */
function rowOf(dataset: Dataset, row: number, own: string | undefined): { given: Float32Array[]; unknown: string[] } {
  const { inputs: T, test, padding = 0 } = dataset;
  if (own === undefined) return { given: [test.x.slice(row * T, (row + 1) * T)], unknown: [] };
  const { tokens, unknown } = encode(dataset, dataset.tokens === 'word' ? own.toLowerCase() : own);
  const given = new Float32Array(T).fill(padding);
  const kept = tokens.slice(0, T);
  given.set(kept, T - kept.length);
  return { given: [given], unknown };
}
