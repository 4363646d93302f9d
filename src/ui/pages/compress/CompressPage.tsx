// The compression page: the model that is trained above, made smaller, and what that costs.
import { useEffect } from 'react';
import { startBench, useBench, useBenchError } from '../../../store/compress/bench.ts';
import { useHasSession } from '../../../store/session.ts';
import { Panel } from '../../components/Panel.tsx';
import { lookAt } from '../../views/shared/look.ts';
import { Answers } from './Answers.tsx';
import { FileBox } from './FileBox.tsx';
import { Pareto } from './Pareto.tsx';
import { ReportTable } from './ReportTable.tsx';
import { TechniquePanel } from './TechniquePanel.tsx';
import { VariantMap } from './VariantMap.tsx';
import { WeightLevels } from './WeightLevels.tsx';
import { useCompressWords } from './words.ts';

export function CompressPage() {
  const ready = useHasSession();
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      {ready && <Bench />}
    </main>
  );
}

function Bench() {
  const w = useCompressWords();
  useEffect(startBench, []);
  useEffect(() => lookAt('parameters'), []);
  const error = useBenchError((s) => s.error);
  return (
    <div className="compress grid gap-2.5 p-2.5">
      <div className="compress-column">
        <Panel title={w.controls.title} help={w.controls.help}>
          <TechniquePanel />
        </Panel>
        <Panel title={w.file.title} help={w.file.help}>
          <FileBox />
        </Panel>
      </div>
      <div className="compress-column">
        {error !== undefined && <p className="rounded-xl border border-line bg-panel p-3 text-sm text-bad">{error}</p>}
        <Broken />
        <Panel title={w.map.title} help={w.map.help}>
          <VariantMap />
        </Panel>
        <Panel title={w.pareto.title} help={w.pareto.help}>
          <Pareto />
        </Panel>
        <Panel title={w.weights.title} help={w.weights.help}>
          <WeightLevels />
        </Panel>
      </div>
      <div className="compress-column">
        <Panel title={w.report.title} help={w.report.help}>
          <ReportTable />
        </Panel>
        <Panel title={w.picture.title}>
          <Answers />
        </Panel>
      </div>
    </div>
  );
}

function Broken() {
  const w = useCompressWords();
  if (!useBench()?.broken) return null;
  return (
    <p role="alert" className="rounded-xl border border-line bg-panel p-3 text-sm text-bad">
      {w.report.broken}
    </p>
  );
}
