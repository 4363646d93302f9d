// What is trained and how it goes: data, network, output and loss, and below them the closer look.
import { type Experiment, kindOf, isPlaneSet } from '../../experiment/index.ts';
import { useDrawing } from '../../store/drawing.ts';
import { toggleLandscape, usePage } from '../../store/page.ts';
import { useStatus } from '../../store/session.ts';
import { FoldButton, Panel } from '../components/Panel.tsx';
import { LayersEditor } from '../controls/LayersEditor.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { useSettings } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { DataPanel } from './DataPanel.tsx';
import { Drawers } from './Drawers.tsx';
import {
  CodePanel,
  DrawingToolbar,
  FailureNotice,
  HistogramsView,
  LandscapeView,
  LayerStack,
  LineAnswer,
  LossChart,
  MetricsView,
  NetworkChoice,
  NetworkView,
  OutputView,
  Slot,
  SlowMotion,
  Soon,
  StoppedNotice,
} from './views.tsx';

export const Main = () => (
  <main id="main" tabIndex={-1} className="outline-none">
    <Failure />
    <Stopped />
    <div className="main grid gap-2.5 p-2.5">
      <DataPanel />
      <div className="column column-middle">
        <NetworkPanel />
        <SlowPanel />
        <LossPanel />
        <LandscapePanel />
        <HistogramsPanel />
      </div>
      <div className="column column-right">
        <OutputPanel />
        <Drawers />
        <MetricsPanel />
      </div>
      <CodeView />
    </div>
  </main>
);

function Failure() {
  const failed = useStatus((s) => s.phase === 'failed');
  if (!failed) return null;
  return (
    <div className="px-2.5 pt-2.5">
      <Slot>
        <FailureNotice />
      </Slot>
    </div>
  );
}

function Stopped() {
  const stopped = useStatus((s) => s.stopped !== undefined && s.phase !== 'running');
  if (!stopped) return null;
  return (
    <div className="px-2.5 pt-2.5">
      <Slot>
        <StoppedNotice />
      </Slot>
    </div>
  );
}

function NetworkPanel() {
  const { panels } = useWords();
  const hidden = useHidden('network');
  const graph = useSettings(isGraph);
  const plane = useSettings(onPlane);
  const cards = usePage((page) => page.cards) || !graph;
  return (
    <Panel
      title={panels.network}
      help={plane ? panels.networkHelp : panels.networkElsewhere}
      effect="restarts"
      brief
      aside={
        cards ? (
          <Soon>
            <NetworkChoice graph={graph} />
          </Soon>
        ) : (
          <LayersEditor />
        )
      }
      className="area-network"
      bodyClassName="flex flex-col gap-2"
    >
      {!hidden && (
        <div className="network-place min-h-0 grow">
          <Slot>{cards ? <LayerStack /> : <NetworkView />}</Slot>
        </div>
      )}
    </Panel>
  );
}

/** Whether every number has a unit of its own that lines lead to. */
const isGraph = ({ model, data }: Experiment): boolean =>
  model.layers.every(({ type }) => type === 'dense') && !['text', 'toy'].includes(kindOf(data.set));

const onPlane = ({ data }: Experiment): boolean => isPlaneSet(data.set);

function SlowPanel() {
  const { panels, transport } = useWords();
  const slow = usePage((page) => page.slow);
  if (!slow) return null;
  return (
    <Panel title={panels.slow} help={transport.slowHelp} className="area-slow">
      <Slot>
        <SlowMotion />
      </Slot>
    </Panel>
  );
}

function OutputPanel() {
  const { panels } = useWords();
  const drawing = useDrawing((d) => d.active);
  const line = useSettings((x) => x.data.set === 'line');
  const plane = useSettings(onPlane);
  if (useHidden('output')) return null;
  return (
    <Panel title={panels.output} help={plane ? panels.outputHelp : panels.outputElsewhere} className="area-output">
      <Soon>{drawing && <DrawingToolbar />}</Soon>
      <Slot>
        <OutputView />
      </Slot>
      <Soon>{line && <LineAnswer />}</Soon>
    </Panel>
  );
}

function LossPanel() {
  const { panels } = useWords();
  if (useHidden('loss-chart')) return null;
  return (
    <Panel title={panels.loss} help={panels.lossHelp} className="area-loss" bodyClassName="loss-place">
      <Slot>
        <LossChart />
      </Slot>
    </Panel>
  );
}

function MetricsPanel() {
  const { panels } = useWords();
  if (useHidden('metrics')) return null;
  return (
    <Panel title={panels.metrics} help={panels.metricsHelp} className="area-metrics">
      <Slot>
        <MetricsView />
      </Slot>
    </Panel>
  );
}

function LandscapePanel() {
  const { panels } = useWords();
  const open = usePage((page) => page.landscape);
  if (useHidden('landscape')) return null;
  return (
    <Panel
      title={panels.landscape}
      help={panels.landscapeHelp}
      aside={<FoldButton label={panels.landscape} open={open} onClick={toggleLandscape} />}
      className="area-landscape"
      bodyClassName={open ? '' : 'hidden'}
    >
      {open && (
        <Slot>
          <LandscapeView />
        </Slot>
      )}
    </Panel>
  );
}

function HistogramsPanel() {
  const { panels } = useWords();
  if (useHidden('histograms')) return null;
  return (
    <Panel title={panels.histograms} help={panels.histogramsHelp} className="area-histograms">
      <Slot>
        <HistogramsView />
      </Slot>
    </Panel>
  );
}

function CodeView() {
  const { panels } = useWords();
  if (useHidden('code')) return null;
  return (
    <Panel title={panels.code} help={panels.codeHelp} className="area-closer">
      <Slot>
        <CodePanel />
      </Slot>
    </Panel>
  );
}
