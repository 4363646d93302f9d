import { useRef, useState, type KeyboardEvent } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import { theSession } from '../../../store/session.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { short } from '../shared/format.ts';
import { unitName } from '../shared/names.ts';
import { pin, pointAtUnit, type UnitRef } from '../shared/pointed.ts';
import { rem } from '../shared/ui-scale.ts';
import { biasIndex, weightIndex, type Graph } from './graph.ts';
import { parameterValues } from './values.ts';

/** A see-through button over each unit: one tab stop for all, arrow keys between them, Enter opens its numbers. */
export function UnitButtons({ graph, view }: { graph: Graph; view: RunView }) {
  const w = useWords();
  const [at, setAt] = useState<UnitRef>({ layer: -1, unit: 0 });
  const [said, setSaid] = useState('');
  const group = useRef<HTMLDivElement>(null);
  const column = Math.min(at.layer + 1, graph.columns.length - 1);
  const row = Math.min(at.unit, graph.columns[column].nodes.length - 1);

  const go = (toColumn: number, toRow: number) => {
    const to = Math.min(Math.max(toColumn, 0), graph.columns.length - 1);
    const unit = Math.min(Math.max(toRow, 0), graph.columns[to].nodes.length - 1);
    group.current?.querySelector<HTMLElement>(`[data-unit="${to - 1}.${unit}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { nodes } = graph.columns[column];
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [column - 1, row],
      ArrowRight: [column + 1, row],
      ArrowUp: [column, row - 1],
      ArrowDown: [column, row + 1],
      Home: [column, 0],
      End: [column, nodes.length - 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(...move);
  };
  return (
    // The keys move the focus between the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={group} onKeyDown={onKeyDown}>
      {graph.columns.map(({ layer, nodes }, c) =>
        nodes.map(({ unit, x, y }) => (
          <button
            key={`${layer}.${unit}`}
            type="button"
            data-unit={`${layer}.${unit}`}
            tabIndex={c === column && unit === row ? 0 : -1}
            aria-label={unitName(view, { layer, unit }, w)}
            aria-describedby={c === column && unit === row ? 'unit-numbers' : undefined}
            className="absolute rounded-md"
            style={{
              left: rem(x - graph.size / 2),
              top: rem(y - graph.size / 2),
              width: rem(graph.size),
              height: rem(graph.size),
            }}
            onFocus={(event) => {
              setAt({ layer, unit });
              setSaid(describe(view, { layer, unit }, w));
              if (event.currentTarget.matches(':focus-visible')) pointAtUnit({ layer, unit });
            }}
            onBlur={() => pointAtUnit(undefined)}
            onClick={(event) => {
              if (event.detail === 0) pin({ layer, unit });
            }}
          />
        )),
      )}
      <span id="unit-numbers" className="sr-only">
        {said}
      </span>
    </div>
  );
}

/** Its bias and the strongest weight into it, in words. */
function describe(view: RunView, { layer, unit }: UnitRef, w: ReturnType<typeof useWords>): string {
  if (layer < 0) return '';
  const { layers } = view;
  const values = parameterValues(view, theSession().frame, false);
  let strongest = 0;
  const size = (from: number) => Math.abs(values[weightIndex(layers, { layer, to: unit, from })]);
  for (let from = 1; from < layers[layer].inputs; from++) if (size(from) > size(strongest)) strongest = from;
  const from = unitName(view, { layer: layer - 1, unit: strongest }, w);
  const weight = short(values[weightIndex(layers, { layer, to: unit, from: strongest })]);
  return viewWords(w).network.unitSpoken(short(values[biasIndex(layers, layer, unit)]), weight, from);
}
