// Pointer and keyboard over the graph: what is under it, what a click opens, and the arrow keys from unit to unit.
import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import { useViewWords } from '../words.ts';
import { chooseParameter, pin, pointAtEdge, pointAtUnit } from '../shared/pointed.ts';
import { pointerIn, rem } from '../shared/ui-scale.ts';
import { biasPlace, biasSize } from './draw-units.ts';
import { biasIndex, edgeAt, weightIndex, type Edge, type Graph } from './graph.ts';
import { UnitButtons } from './UnitButtons.tsx';
import { setNetwork } from './settings.ts';

type Target =
  | { kind: 'unit' | 'bias'; layer: number; unit: number; x: number; y: number }
  | { kind: 'edge'; edge: Edge };

/** What is at a place: a bias mark lies over its unit, a unit over the edges. */
function targetAt(graph: Graph, x: number, y: number, reach: number): Target | undefined {
  const half = graph.size / 2;
  for (const { layer, nodes } of graph.columns) {
    for (const node of nodes) {
      const [bx, by] = biasPlace(node, graph.size);
      if (layer >= 0 && Math.hypot(x - bx, y - by) < biasSize)
        return { kind: 'bias', layer, unit: node.unit, x: bx, y: by };
    }
    const node = nodes.find((n) => Math.abs(x - n.x) <= half && Math.abs(y - n.y) <= half);
    if (node) return { kind: 'unit', layer, unit: node.unit, x: node.x, y: node.y };
  }
  const edge = edgeAt(graph, x, y, reach);
  return edge && { kind: 'edge', edge };
}

function edit(index: number, x: number, y: number): void {
  chooseParameter(index);
  setNetwork({ editing: { index, x, y } });
}

function leave(): void {
  pointAtUnit(undefined);
  pointAtEdge(undefined);
}

function onKeyDown({ key }: KeyboardEvent): void {
  if (key !== 'Escape') return;
  setNetwork({ editing: undefined });
  pin(undefined);
}

interface Props {
  graph: Graph;
  view: RunView;
  children: ReactNode;
}

export function GraphSurface({ graph, view, children }: Props) {
  const w = useViewWords().network;
  const ref = useRef<HTMLDivElement>(null);
  const target = (event: MouseEvent, reach: number) => {
    const [x, y] = pointerIn(ref.current!, event);
    return targetAt(graph, x, y, reach);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const at = target(event, 7);
    pointAtUnit(at && at.kind !== 'edge' ? { layer: at.layer, unit: at.unit } : undefined);
    pointAtEdge(at?.kind === 'edge' ? at.edge : undefined);
    ref.current!.style.cursor = at ? 'pointer' : '';
  };
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0) return; // a key on a unit's button: it answers itself
    if (event.target instanceof Element && event.target.closest('form')) return;
    const at = target(event, 12);
    if (at?.kind === 'edge') {
      pointAtEdge(at.edge);
      edit(weightIndex(view.layers, at.edge), ...pointerIn(ref.current!, event));
      return;
    }
    setNetwork({ editing: undefined });
    if (at?.kind === 'bias') edit(biasIndex(view.layers, at.layer, at.unit), at.x, at.y);
    else pin(at && { layer: at.layer, unit: at.unit });
  };
  return (
    // The units are buttons inside it; what only a mouse finds here (an edge) they open too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      role="group"
      aria-label={w.graph}
      className="relative contain-paint"
      style={{ width: rem(graph.width), height: rem(graph.height) }}
      onPointerMove={onPointerMove}
      onPointerLeave={leave}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {children}
      <UnitButtons graph={graph} view={view} />
    </div>
  );
}
