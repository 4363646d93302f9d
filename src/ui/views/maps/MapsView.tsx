// What every layer makes of the picture at hand, from the picture to the answer: its maps, and the weights they come from.
import { useMemo } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import { shapeText } from '../../../engine/layers/errors.ts';
import { useView } from '../../../store/session.ts';
import { Tip } from '../../components/Tip.tsx';
import { type Inspection, useInspection } from '../pictures/inspection.ts';
import { useLayerWords } from '../layers/words.ts';
import { short } from '../shared/format.ts';
import { useSize } from '../shared/use-size.ts';
import { useVisible } from '../shared/use-visible.ts';
import { FilterStrip } from './FilterStrip.tsx';
import { filtersOf } from './filters.ts';
import { MapReading } from './MapReading.tsx';
import { MapStrip } from './MapStrip.tsx';
import { useMapPlace } from './pointed.ts';
import { largest } from './tiles.ts';
import { useMapWords } from './words.ts';

export function MapsView() {
  const view = useView();
  const w = useMapWords();
  const [ref, visible] = useVisible();
  const inspection = useInspection(visible);
  return (
    <div ref={ref}>
      {view && inspection ? (
        <Maps view={view} inspection={inspection} />
      ) : (
        <p className="text-sm text-muted">{w.waiting}</p>
      )}
    </div>
  );
}

function Maps({ view, inspection }: { view: RunView; inspection: Inspection }) {
  const w = useMapWords();
  const words = useLayerWords();
  const [ref, { width }] = useSize();
  const { layers } = inspection.inspector;
  const hidden = inspection.inspector.x.model.layers;
  const nameOf = (layer: number): string =>
    layer === hidden.length ? words.output : words.layer(layer + 1, words.types[hidden[layer].type].label);
  const pointed = useMapPlace();
  const place = pointed && pointed.channel < (layers[pointed.layer]?.shape[0] ?? 0) ? pointed : undefined;
  // Flatten and dropout (which is off while evaluating) hand on the very same numbers.
  const shown = useMemo(
    () => [...layers.keys()].filter((i) => !['flatten', 'dropout'].includes(hidden[i]?.type)),
    [layers, hidden],
  );
  return (
    // What scrolls is reached by keyboard: everything in it can be focused.
    <div className="layer-stack flex flex-col gap-3">
      <div className="sticky top-0 z-10 border-b border-line bg-panel pb-1.5">
        <MapReading view={view} inspection={inspection} place={place} nameOf={nameOf} />
      </div>
      <div ref={ref} className="flex flex-col gap-3">
        {width > 0 &&
          shown.map((i) => {
            const filters = filtersOf(view, i, shapeBelow(view, layers, i));
            const most = short(largest(layers[i].values), 2);
            return (
              <div key={i} role="group" aria-label={nameOf(i)} className="flex flex-col gap-1.5">
                <h3 className="text-sm">
                  <span className="font-semibold">{nameOf(i)}</span>{' '}
                  <Tip text={w.scaleHelp} tap>
                    <span className="help-mark text-xs text-muted">
                      {shapeText(layers[i].shape)} · {w.scale(most)}
                    </span>
                  </Tip>
                </h3>
                <MapStrip index={i} name={nameOf(i)} layer={layers[i]} width={width} />
                {filters && <FilterStrip layer={i} filters={filters} width={width} />}
              </div>
            );
          })}
      </div>
    </div>
  );
}

/** Shape of what comes into a layer, seen through a flatten, which changes nothing but the names of the places. */
function shapeBelow(view: RunView, layers: Inspection['inspector']['layers'], index: number): readonly number[] {
  for (let i = index - 1; i >= 0; i--) {
    if (!['flatten', 'dropout'].includes(view.settings.model.layers[i].type)) return layers[i].shape;
  }
  return view.dataset.shape;
}
