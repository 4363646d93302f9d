// Taking out whole units: which, what is left of each layer, and what the smaller model is worth.
import { unitMethods, unitScopes } from '../../../engine/compress/choose-units.ts';
import type { UnitsReport } from '../../../labs/compress/units.ts';
import { guard } from '../../../store/actions.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { setUnits, useCompress } from '../../../store/compress/state.ts';
import { takeUnitsOut } from '../../../store/compress/units.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tip } from '../../components/Tip.tsx';
import { percent, short, steady, whole } from '../../views/shared/format.ts';
import { Chooser } from './Chooser.tsx';
import { ReportRow } from './ReportRow.tsx';
import { ShareSlider } from './ShareSlider.tsx';
import { useCompressWords } from './words.ts';

export function UnitsPart() {
  const w = useCompressWords().units;
  return (
    <>
      <div className="compress-column">
        <Panel title={w.title} help={w.help}>
          <UnitControls />
        </Panel>
      </div>
      <div className="compress-column">
        <Panel title={w.listTitle} help={w.listHelp}>
          <Groups />
        </Panel>
      </div>
      <div className="compress-column">
        <Panel title={w.reportTitle} help={w.reportHelp}>
          <UnitsTable />
        </Panel>
      </div>
    </>
  );
}

const countOf = (report: UnitsReport, name: 'units' | 'dead'): number =>
  report.groups.reduce((sum, group) => sum + (group.locked ? 0 : group[name]), 0);

function UnitControls() {
  const w = useCompressWords().units;
  const { method, scope, share } = useCompress((s) => s.units);
  const report = useBench()?.units;
  const dead = report ? countOf(report, 'dead') : 0;
  return (
    <div className="flex flex-col gap-2">
      <ShareSlider label={w.share} help={w.shareHelp} value={share} onChange={(s) => setUnits({ share: s })} />
      <Chooser
        label={w.method}
        help={w.methodHelp}
        value={method}
        choices={unitMethods}
        names={w.methods}
        onChange={(v) => setUnits({ method: v })}
      />
      <Chooser
        label={w.scope}
        help={w.scopeHelp}
        value={scope}
        choices={unitScopes}
        names={w.scopes}
        onChange={(v) => setUnits({ scope: v })}
      />
      {report && countOf(report, 'units') > 0 && (
        <p className="text-sm text-muted">
          {w.dead(whole(dead))}{' '}
          {dead > 0 && (
            <button
              type="button"
              className="touch underline"
              onClick={() =>
                setUnits({ method: 'activation', scope: 'global', share: dead / countOf(report, 'units') })
              }
            >
              {w.onlyDead}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Squares that are shown of a layer; more are as good as a number. */
const mostSquares = 256;

function Groups() {
  const words = useCompressWords();
  const w = words.units;
  const report = useBench()?.units;
  if (!report) return <p className="h-40 text-sm text-muted">{words.map.waiting}</p>;
  if (report.groups.length === 0) return <p className="text-sm text-muted">{w.none}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {report.groups.map(({ layer, kind, units, kept, locked }, g) => (
        // One layer may have groups of two kinds.
        <li key={`${layer} ${kind}`} className="grid gap-1">
          <p className="flex flex-wrap justify-between gap-x-3 text-sm">
            <span>
              {w.layer(layer + 1)} · {w.kinds[kind]}
            </span>
            <span className="text-muted tabular-nums">
              {locked ? w.locked[locked] : w.kept(whole(kept), whole(units))}
            </span>
          </p>
          <div aria-hidden className="flex flex-wrap gap-0.5">
            {Array.from(report.keeps[g].subarray(0, mostSquares), (keep, u) => (
              // oxlint-disable-next-line react/no-array-index-key -- a unit is its place
              <span key={u} className={`compress-unit ${keep ? 'compress-unit-kept' : ''}`} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function UnitsTable() {
  const words = useCompressWords();
  const [w, r] = [words.units, words.report];
  const bench = useBench();
  const report = bench?.units;
  if (!report) return <p className="h-60 text-sm text-muted">{r.waiting}</p>;
  const { before, after } = report;
  const speed = bench.unitsSpeed;
  const ratio = (value: number | undefined): string => (value === undefined ? r.notMeasured : r.times(short(value, 2)));
  const [a, b] = [before.metrics, after.metrics];
  return (
    <div className="flex flex-col gap-2">
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="text-xs text-muted">
            <td aria-hidden>&nbsp;</td>
            <th scope="col" className="pb-1 text-right font-normal">
              {r.original}
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              {r.variant}
            </th>
          </tr>
        </thead>
        <tbody>
          <ReportRow name={r.loss} before={steady(a.loss)} after={steady(b.loss)} />
          {'accuracy' in a && 'accuracy' in b ? (
            <>
              <ReportRow name={r.accuracy} before={percent(a.accuracy)} after={percent(b.accuracy)} />
              <ReportRow name={r.f1} before={percent(a.f1)} after={percent(b.f1)} />
            </>
          ) : (
            'r2' in a && 'r2' in b && <ReportRow name={r.r2} before={short(a.r2)} after={short(b.r2)} />
          )}
          <ReportRow name={r.parameters} before={whole(before.parameters)} after={whole(after.parameters)} />
          <ReportRow name={r.macs} before={whole(before.cost.all)} after={whole(after.cost.all)} />
          <ReportRow name={r.bytes} before={`${whole(before.bytes)} B`} after={`${whole(after.bytes)} B`} />
          <ReportRow name={w.step} help={r.timeHelp} before={r.times('1')} after={ratio(speed?.step)} />
          <ReportRow name={r.one} help={r.timeHelp} before={r.times('1')} after={ratio(speed?.one)} />
          <ReportRow name={r.many} help={r.timeHelp} before={r.times('1')} after={ratio(speed?.many)} />
        </tbody>
      </table>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => bench.measureSpeed()}>{r.measure}</Button>
        <Tip text={w.takeHelp}>
          <Button
            look="strong"
            disabled={after.parameters === before.parameters}
            onClick={() => void guard(() => takeUnitsOut(report))}
          >
            {w.take}
          </Button>
        </Tip>
      </div>
    </div>
  );
}
