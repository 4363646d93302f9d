// The compression page: the model that is trained above, made smaller, and what that costs.
import { useEffect } from 'react';
import { startBench, useBench, useBenchError } from '../../../store/compress/bench.ts';
import { compressParts, type CompressPart, showPart, useCompress } from '../../../store/compress/state.ts';
import { useHasSession } from '../../../store/session.ts';
import { Panel } from '../../components/Panel.tsx';
import { Choice } from '../../views/shared/Choice.tsx';
import { lookAt } from '../../views/shared/look.ts';
import { Answers } from './Answers.tsx';
import { DistilPart } from './DistilPart.tsx';
import { FileBox } from './FileBox.tsx';
import { Pareto } from './Pareto.tsx';
import { ReportTable } from './ReportTable.tsx';
import { TechniquePanel } from './TechniquePanel.tsx';
import { UnitsPart } from './UnitsPart.tsx';
import { VariantMap } from './VariantMap.tsx';
import { WeightLevels } from './WeightLevels.tsx';
import { WhilePanel } from './WhilePanel.tsx';
import { useCompressWords } from './words.ts';

const bodies: Record<CompressPart, () => React.ReactNode> = {
  weights: WeightsPart,
  units: UnitsPart,
  distil: DistilPart,
};

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
  const part = useCompress((c) => c.part);
  useEffect(startBench, []);
  useEffect(() => lookAt('parameters'), []);
  const error = useBenchError((s) => s.error);
  const Body = bodies[part];
  return (
    <>
      <div className="px-2.5 pt-2.5">
        <Choice
          label={w.part}
          value={part}
          choices={compressParts.map((value) => ({ value, label: w.parts[value] }))}
          onChange={showPart}
        />
      </div>
      {error !== undefined && (
        <p className="mx-2.5 mt-2.5 rounded-xl border border-line bg-panel p-3 text-sm text-bad">{error}</p>
      )}
      <Broken />
      <div className="compress grid gap-2.5 p-2.5">
        <Body />
      </div>
    </>
  );
}

function WeightsPart() {
  const w = useCompressWords();
  return (
    <>
      <div className="compress-column">
        <Panel title={w.controls.title} help={w.controls.help}>
          <TechniquePanel />
        </Panel>
        <Panel title={w.file.title} help={w.file.help}>
          <FileBox />
        </Panel>
        <Panel title={w.while.title} help={w.while.help} effect="live">
          <WhilePanel />
        </Panel>
      </div>
      <div className="compress-column">
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
    </>
  );
}

function Broken() {
  const w = useCompressWords();
  if (!useBench()?.broken) return null;
  return (
    <p role="alert" className="mx-2.5 mt-2.5 rounded-xl border border-line bg-panel p-3 text-sm text-bad">
      {w.report.broken}
    </p>
  );
}
