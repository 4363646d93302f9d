import { useSession, useView } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { NetworkChoice } from '../layers/NetworkChoice.tsx';
import { LabelledSwitch } from '../shared/LabelledSwitch.tsx';
import { short } from '../shared/format.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { layoutGraph } from './graph.ts';
import { setNetwork, useNetworkSettings } from './settings.ts';
import { edgeValues } from './values.ts';

export function NetworkLegend() {
  const w = useViewWords().network;
  const gradients = useNetworkSettings((s) => s.gradients);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-muted">
      <span className="inline-flex items-center gap-1.5">
        <Line className="stroke-positive" />
        {w.positive}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Line className="stroke-negative" dashed />
        {w.negative}
      </span>
      <Thickest gradients={gradients} />
      <span className="inline-flex items-center gap-1.5">
        <svg aria-hidden viewBox="0 0 28 12" className="h-3 w-7">
          <circle cx="6" cy="6" r="4" className="fill-positive" />
          <circle cx="20" cy="6" r="3.5" className="fill-none stroke-negative" strokeWidth="2" />
        </svg>
        {w.biasMark}
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-2 text-ink">
        <NetworkChoice graph />
        <LabelledSwitch
          label={w.gradients}
          help={w.gradientsHelp}
          checked={gradients}
          onChange={(on) => setNetwork({ gradients: on })}
        />
      </span>
    </div>
  );
}

const Line = ({ className, dashed = false }: { className: string; dashed?: boolean }) => (
  <svg aria-hidden viewBox="0 0 28 8" className="h-2 w-7">
    <path d="M0 4 H 28" className={className} strokeWidth="4" strokeDasharray={dashed ? '6 4' : undefined} />
  </svg>
);

/** How much the thickest line stands for, right now. */
function Thickest({ gradients }: { gradients: boolean }) {
  const session = useSession();
  const view = useView();
  const { thickest } = useViewWords().network;
  useSlowFrame();
  if (!view) return null;
  const graph = layoutGraph({ layers: view.layers, inputs: view.dataset.inputs }, 1, 1);
  return (
    <span className="tabular-nums">{thickest(short(edgeValues(graph, view, session.frame, gradients).most))}</span>
  );
}
