import type { Metrics } from '../../../engine/metrics/index.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { Button } from '../../components/Button.tsx';
import { percent, short, steady, whole } from '../../views/shared/format.ts';
import { ReportRow } from './ReportRow.tsx';
import { useCompressWords } from './words.ts';

const bytes = (n: number): string => `${whole(n)} B`;

/** The scores of a model by name. */
function scores(metrics: Metrics): { accuracy?: number; f1?: number; r2?: number } {
  return 'accuracy' in metrics ? { accuracy: metrics.accuracy, f1: metrics.f1 } : { r2: metrics.r2 };
}

export function ReportTable() {
  const w = useCompressWords().report;
  const bench = useBench();
  const report = bench?.report;
  if (!report) return <p className="h-60 text-sm text-muted">{w.waiting}</p>;
  const { metrics, base, parameters, cost } = report;
  const [before, after] = [scores(base.metrics), scores(metrics)];
  const speed = bench.speed;
  const ratio = (value: number | undefined): string => (value === undefined ? w.notMeasured : w.times(short(value, 2)));
  return (
    <div className="flex flex-col gap-2">
      {report.notes.map((note) => (
        <p key={note} role="status" className="text-sm text-warn">
          {w.notes[note]}
        </p>
      ))}
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="text-xs text-muted">
            <td aria-hidden>&nbsp;</td>
            <th scope="col" className="pb-1 text-right font-normal">
              {w.original}
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              {w.variant}
            </th>
          </tr>
        </thead>
        <tbody>
          <ReportRow name={w.loss} before={steady(base.metrics.loss)} after={steady(metrics.loss)} />
          {after.accuracy !== undefined && (
            <>
              <ReportRow name={w.accuracy} before={percent(before.accuracy!)} after={percent(after.accuracy)} />
              <ReportRow name={w.f1} before={percent(before.f1!)} after={percent(after.f1!)} />
            </>
          )}
          {after.r2 !== undefined && <ReportRow name={w.r2} before={short(before.r2)} after={short(after.r2)} />}
          <ReportRow name={w.parameters} before={whole(base.parameters)} after={whole(parameters.all)} />
          <ReportRow name={w.nonZero} before={whole(base.nonZero)} after={whole(parameters.nonZero)} />
          <ReportRow
            name={w.macs}
            help={w.macsHelp}
            before={whole(cost.all)}
            after={`${whole(cost.all)} (${whole(cost.nonZero)})`}
          />
          <ReportRow name={w.bytes} help={w.bytesHelp} before={bytes(base.bytes)} after={bytes(report.bytes)} />
          {report.huffman !== undefined && (
            <ReportRow name={w.huffman} help={w.huffmanHelp} before="" after={bytes(report.huffman)} />
          )}
          <ReportRow name={w.change} before="" after={short(report.largestChange)} />
          {after.accuracy !== undefined && (
            <ReportRow
              name={w.flipped}
              before=""
              after={w.flippedOf(whole(report.flipped.length), whole(report.rows))}
            />
          )}
          <ReportRow name={w.one} help={w.timeHelp} before={w.times('1')} after={ratio(speed?.one)} />
          <ReportRow name={w.many} help={w.timeHelp} before={w.times('1')} after={ratio(speed?.many)} />
          {report.integer && (
            <>
              <ReportRow
                name={w.integer}
                help={w.integerHelp}
                before=""
                after={w.integerSame(whole(report.rows - report.integer.others), whole(report.rows))}
              />
              <ReportRow name={w.integerOff} before="" after={short(report.integer.difference, 2)} />
              <ReportRow
                name={w.integerOne}
                help={w.timeHelp}
                before={w.times('1')}
                after={ratio(speed?.integer?.one)}
              />
              <ReportRow
                name={w.integerMany}
                help={w.timeHelp}
                before={w.times('1')}
                after={ratio(speed?.integer?.many)}
              />
            </>
          )}
        </tbody>
      </table>
      {speed?.integer && Math.min(speed.integer.one, speed.integer.many) > 1 && (
        <p className="text-sm text-muted">{w.integerSlower}</p>
      )}
      <Button onClick={() => bench.measureSpeed()} className="self-end">
        {w.measure}
      </Button>
    </div>
  );
}
