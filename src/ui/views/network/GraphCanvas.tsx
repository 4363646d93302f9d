import { useEffect, useState } from 'react';
import { useSession, useStatus } from '../../../store/session.ts';
import { color } from '../../theme/colors.ts';
import { Layer } from '../shared/layer.ts';
import { useReducedMotion } from '../shared/media.ts';
import { unitToShow, usePointed } from '../shared/pointed.ts';
import { drawsTogether } from '../shared/turns.ts';
import { usePainter } from '../shared/use-painter.ts';
import { drawEdges, drawPointed } from './draw-edges.ts';
import { drawUnits } from './draw-units.ts';
import type { Graph } from './graph.ts';
import { drawBeads, strongest } from './heartbeat.ts';
import { useNetworkSettings } from './settings.ts';
import { edgeValues } from './values.ts';

/** Edges and units, drawn from the session at each frame without React, and the beads that say it is running. */
export function GraphCanvas({ graph }: { graph: Graph }) {
  const session = useSession();
  const gradients = useNetworkSettings((s) => s.gradients);
  const unit = usePointed(unitToShow);
  const edge = usePointed((p) => p.edge);
  const moving = useMoving();
  const [layer] = useState(() => new Layer());
  const { ref, invalidate } = usePainter(
    (context, width, height) => {
      const { view, frame } = session;
      if (!view || view.layers.length + 1 !== graph.columns.length) return; // the graph of the new view comes at once
      const edges = edgeValues(graph, view, frame, gradients);
      layer.draw(context, width, height, [view, frame, graph, gradients, unit, edge, color('ink')], (own) => {
        drawEdges(own, graph, edges);
        if (edge && edge.layer + 1 < graph.columns.length) drawPointed(own, graph, edge, edges);
        drawUnits(own, graph, view, frame, unit, edges);
      });
      if (moving) drawBeads(context, graph, strongest(graph, edges), edges, performance.now());
    },
    { looks: ['probe', 'parameters'] },
  );
  useEffect(() => {
    // Where drawing is slow the beads move with the frames only.
    if (!moving) return undefined;
    const timer = setInterval(() => drawsTogether() && invalidate(), 50);
    return () => clearInterval(timer);
  }, [moving, invalidate]);
  return <canvas ref={ref} aria-hidden className="absolute inset-0 size-full" />;
}

function useMoving(): boolean {
  const running = useStatus((s) => s.phase === 'running');
  const still = useReducedMotion();
  return running && !still;
}
