import { useFrame, useView } from '../../../store/session.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { steady } from '../shared/format.ts';
import { parameterName, unitName } from '../shared/names.ts';
import { unitToShow, usePointed } from '../shared/pointed.ts';
import { biasIndex, weightIndex } from './graph.ts';
import { parameterValues } from './values.ts';

/** One line over the graph: what is pointed at, and its numbers. */
export function EdgeReading() {
  const view = useView();
  const frame = useFrame();
  const edge = usePointed((p) => p.edge);
  const unit = usePointed(unitToShow);
  const words = useWords();
  const w = viewWords(words).network;
  const known = view && (edge ? edge.layer < view.layers.length : unit && unit.layer < view.layers.length);
  // Only over a plane does a unit have a function to be seen.
  const hint = view && !view.dataset.plane ? w.hintNoPlane : w.hint;
  if (!known) return <p className="min-h-5 truncate text-sm leading-5 text-muted">{hint}</p>;
  const index = edge
    ? weightIndex(view.layers, edge)
    : unit!.layer < 0
      ? -1
      : biasIndex(view.layers, unit!.layer, unit!.unit);
  const name = edge ? parameterName(view, index, words) : unitName(view, unit!, words);
  return (
    <p className="flex min-h-5 justify-between gap-3 text-sm leading-5 whitespace-nowrap">
      <span className="truncate font-medium first-letter:uppercase">{name}</span>
      {index >= 0 && (
        <span className="shrink-0 tabular-nums">
          {!edge && <span className="text-muted">{w.bias} </span>}
          {steady(parameterValues(view, frame, false)[index])}
          <span className="ml-2 text-muted">∇ {steady(parameterValues(view, frame, true)[index])}</span>
        </span>
      )}
    </p>
  );
}
