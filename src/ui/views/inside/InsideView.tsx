// A text on its way through the model: which tokens each head of attention looks at, what each unit of a recurrent layer
// remembers after each token. One of them is chosen, and shades the text.
import { useMemo, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import type { LayerInside } from '../../../engine/inside.ts';
import { useView } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useVisible } from '../shared/use-visible.ts';
import { useAsked } from './asking.ts';
import { HeadMaps } from './HeadMaps.tsx';
import { StateMap } from './StateMap.tsx';
import { TokenLine } from './TokenLine.tsx';
import { useInsideWords } from './words.ts';

/** What shades the text: a head or a unit (`index`) of one of the layers that can be looked into. */
export interface Chosen {
  layer: number;
  index: number;
  place: number;
}

export function InsideView() {
  const w = useInsideWords();
  const view = useView();
  if (!view) return null;
  return (
    <details open className="border-t border-line pt-2">
      <summary aria-label={w.title} className="touch-row text-sm font-medium">
        <Tip text={w.help}>
          <span className="help-mark">{w.title}</span>
        </Tip>
      </summary>
      <Body key={view.settings.data.set} dataset={view.dataset} />
    </details>
  );
}

function Body({ dataset }: { dataset: Dataset }) {
  const w = useInsideWords();
  const [ref, visible] = useVisible();
  const [row, setRow] = useState(0);
  const rows = useMemo(() => [rowOf(dataset, row)], [dataset, row]);
  const asked = useAsked(dataset, rows, visible);
  const [chosen, choose] = useState<Chosen>();
  const insides = asked?.insides ?? [];
  const places = dataset.inputs;
  const first = insides[0];
  const now: Chosen | undefined =
    chosen && insides.some((inside) => inside.layer === chosen.layer && chosen.index < countOf(inside))
      ? { ...chosen, place: Math.min(chosen.place, places - 1) }
      : first && { layer: first.layer, index: 0, place: lastToken(dataset, rows[0]) };
  return (
    <div ref={ref} className="mt-2 flex min-h-40 flex-col gap-3">
      {now && (
        <>
          {insides.map((inside) =>
            inside.kind === 'attention' ? (
              <HeadMaps key={inside.layer} inside={inside} chosen={now} onChoose={choose} />
            ) : (
              <StateMap key={inside.layer} inside={inside} chosen={now} onChoose={choose} />
            ),
          )}
          <TokenLine
            dataset={dataset}
            tokens={rows[0]}
            inside={insides.find(({ layer }) => layer === now.layer)!}
            chosen={now}
            onChoose={choose}
          />
          <div>
            <Button className="!px-2 !py-1 text-xs" onClick={() => setRow((row + 1) % dataset.test.n)}>
              {w.another}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

const countOf = (inside: LayerInside): number => (inside.kind === 'attention' ? inside.heads : inside.units);

function rowOf({ inputs, test }: Dataset, row: number): Float32Array {
  return test.x.slice(row * inputs, (row + 1) * inputs);
}

/** The last place that has a token of the text. */
function lastToken({ padding }: Dataset, tokens: Float32Array): number {
  if (padding === undefined) return tokens.length - 1;
  return Math.max(0, tokens.findLastIndex((token) => token !== padding)); // oxfmt-ignore
}
