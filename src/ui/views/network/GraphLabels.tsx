import type { RunView } from '../../../engine/session-types.ts';
import { useWords, type Words } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { whole } from '../shared/format.ts';
import { inputLabel } from '../shared/names.ts';
import { rem } from '../shared/ui-scale.ts';
import { outputKind } from '../shared/output-kind.ts';
import { headerHeight, type Graph, type GraphColumn } from './graph.ts';

/** What stands over each column, beside the inputs, and under a layer that shows only some of its units. */
export function GraphLabels({ graph, view }: { graph: Graph; view: RunView }) {
  const w = useWords();
  const pitch = graph.columns[1].x - graph.columns[0].x;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {graph.columns.map((column) => (
        <div key={column.layer}>
          <div
            className="absolute top-0 overflow-hidden px-0.5 text-center text-xs leading-4"
            style={{ left: rem(column.x - pitch / 2), width: rem(pitch), height: rem(headerHeight) }}
          >
            <div className="font-medium">{title(column, view, w)}</div>
            <div className="truncate text-muted">{subtitle(column, view, w)}</div>
          </div>
          {column.layer < 0 &&
            column.nodes.map(({ unit, x, y }) => (
              <span
                key={unit}
                className="absolute left-0 flex -translate-y-1/2 justify-end pr-1.5 text-right font-serif italic"
                style={{ width: rem(x - graph.size / 2), top: rem(y) }}
              >
                <InputName name={inputLabel(view, unit, w)} />
              </span>
            ))}
          {column.hidden > 0 && (
            <span
              className="absolute -translate-x-1/2 text-xs whitespace-nowrap text-muted"
              style={{ left: rem(column.x), top: rem(column.nodes[column.nodes.length - 1].y + graph.size / 2 + 3) }}
            >
              ⋯ +{whole(column.hidden)}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** A column's name may be long: then it is small, and on two lines. */
const InputName = ({ name }: { name: string }) => (
  <span className={name.length > 5 ? 'line-clamp-2 text-[0.6875rem] leading-3 wrap-anywhere' : 'text-sm'}>{name}</span>
);

function title({ layer }: GraphColumn, { layers }: RunView, words: Words): string {
  const { network: w } = viewWords(words);
  if (layer < 0) return w.inputs;
  return layer === layers.length - 1 ? w.output : w.layer(layer + 1);
}

function subtitle({ layer, units }: GraphColumn, view: RunView, words: Words): string {
  if (layer < 0) return '';
  if (layer === view.layers.length - 1) return viewWords(words).network.outputKinds[outputKind(view)];
  const { activation } = view.layers[layer];
  return `${whole(units)} × ${words.options.activations[activation as 'tanh']?.label ?? activation}`;
}
