// The network as a graph. Canvases draw it; a button over each unit makes it reachable without a mouse.
import { useMemo } from 'react';
import { useView } from '../../../store/session.ts';
import { useViewportHeight } from '../shared/media.ts';
import { useSize } from '../shared/use-size.ts';
import { EdgeReading } from './EdgeReading.tsx';
import { layoutGraph } from './graph.ts';
import { GraphCanvas } from './GraphCanvas.tsx';
import { GraphLabels } from './GraphLabels.tsx';
import { GraphSurface } from './GraphSurface.tsx';
import { NetworkLegend } from './NetworkLegend.tsx';
import { ParameterBox } from './ParameterBox.tsx';
import { UnitDetails } from './UnitDetails.tsx';

/** Of the window's height, at most for the units: the loss is to be seen beside them. */
const share = 0.29;

export function NetworkView() {
  const view = useView();
  const [ref, { width }] = useSize();
  const tall = useViewportHeight();
  const layers = view?.layers;
  const inputs = view?.dataset.inputs ?? 0;
  const graph = useMemo(
    () => (layers && width > 0 ? layoutGraph({ layers, inputs }, width, tall * share) : undefined),
    [layers, inputs, width, tall],
  );
  return (
    <div className="flex flex-col gap-2">
      <EdgeReading />
      <div ref={ref} className="overflow-x-auto overflow-y-hidden">
        {view && graph && (
          <GraphSurface graph={graph} view={view}>
            {/* Under the canvas, which is see-through there: over it they would be a surface of their own to blend. */}
            <GraphLabels graph={graph} view={view} />
            <GraphCanvas graph={graph} />
            <ParameterBox graph={graph} view={view} />
          </GraphSurface>
        )}
      </div>
      {view && <UnitDetails view={view} />}
      <NetworkLegend />
    </div>
  );
}
