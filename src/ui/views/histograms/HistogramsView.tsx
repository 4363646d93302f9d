// How each layer's weights and gradients are spread. Asked for, and counted, only while it can be seen.
import { useEffect, useMemo } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import { useView } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { roundUp } from '../chart/ticks.ts';
import { lookAt } from '../shared/look.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { useVisible } from '../shared/use-visible.ts';
import { Bars } from './Bars.tsx';
import { histogram } from './histogram.ts';

const bins = 31; // odd: one bin stands on 0

export function HistogramsView() {
  const view = useView();
  const [ref, visible] = useVisible();
  useEffect(() => (visible ? lookAt('parameters') : undefined), [visible]);
  const w = useViewWords().histograms;
  return (
    <div ref={ref} className="flex flex-col gap-3">
      {view && visible && <Layers view={view} />}
      {!visible && <div className="h-40" />}
      <p className="text-xs text-muted">{w.note}</p>
    </div>
  );
}

function Layers({ view }: { view: RunView }) {
  const w = useViewWords();
  const { layers } = view;
  return (
    <div
      role="table"
      aria-label={w.histograms.title}
      className="grid grid-cols-[auto_1fr_1fr] items-center gap-x-3 gap-y-2"
    >
      <div role="row" className="contents text-xs text-muted">
        <span role="columnheader">{w.histograms.layer}</span>
        <span role="columnheader">{w.histograms.weights}</span>
        <span role="columnheader">{w.histograms.gradients}</span>
      </div>
      {layers.map((layer, i) => (
        // Layers have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} role="row" className="contents">
          <span role="rowheader" className="text-sm">
            {i === layers.length - 1 ? w.network.output : w.network.layer(i + 1)}
          </span>
          <Cell layer={layer} what="theta" />
          <Cell layer={layer} what="gradient" />
        </div>
      ))}
    </div>
  );
}

function Cell({ layer, what }: { layer: RunView['layers'][number]; what: 'theta' | 'gradient' }) {
  const frame = useSlowFrame();
  const values = frame?.[what];
  const { weight, bias, units, inputs } = layer;
  const counted = useMemo(
    () =>
      values &&
      values.length >= bias + units &&
      histogram(
        values,
        [
          { offset: weight, length: units * inputs },
          { offset: bias, length: units },
        ],
        bins,
        roundUp,
      ),
    [values, weight, bias, units, inputs],
  );
  return <div role="cell">{counted ? <Bars histogram={counted} /> : null}</div>;
}
