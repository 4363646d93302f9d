import { useEffect } from 'react';
import { choose, mostContestants, seedCount, useChoices } from '../../../store/runs/choices.ts';
import { openContestant, startComparison, useResults } from '../../../store/runs/results.ts';
import { stopWork } from '../../../store/runs/work.ts';
import { type OptimizerName, optimizers } from '../../../experiment/index.ts';
import { type Comparison, type Contestant, significant } from '../../../labs/runs/comparison.ts';
import { median } from '../../../labs/surface/statistics.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { formatMeasured } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Select } from '../../components/Select.tsx';
import { optionLabel } from '../../controls/labels.ts';
import { useWords } from '../../words/index.ts';
import { LossPlot } from './LossPlot.tsx';
import { RatePlot } from './RatePlot.tsx';
import { Progress, StartButton, StepsBox } from './RunControls.tsx';
import { useRunsWords } from './words.ts';

const dashes = [undefined, '6 3', '2 3', '8 3 2 3', '12 4', '1 2'];
/** Told apart by colour, and by dashes. */
export const lookOf = (i: number) => ({ color: `var(--class-${[1, 0, 2, 3, 7, 6][i % 6]})`, dash: dashes[i % 6] });

export function ComparePart() {
  const w = useRunsWords();
  const result = useResults((r) => r.comparison);
  const chosen = useChoices((c) => c.compare);
  useEffect(() => stopWork, []);
  return (
    <Panel title={w.parts.compare.name} help={w.parts.compare.help} bodyClassName="flex flex-col gap-4">
      <p className="max-w-3xl text-sm text-muted">{w.compare.explain(seedCount)}</p>
      <Contestants />
      <div className="flex flex-wrap items-end gap-4">
        <StepsBox />
        <StartButton
          part="compare"
          start={startComparison}
          label={result ? w.again : w.start}
          disabled={chosen.length < 2}
        />
        <Progress part="compare" />
      </div>
      {result && <Result result={result} />}
    </Panel>
  );
}

function Contestants() {
  const words = useWords();
  const w = useRunsWords().compare;
  const chosen = useChoices((c) => c.compare);
  const options = optimizers.map((name) => ({ value: name, label: optionLabel(words, 'optimizer.type', name).label }));
  return (
    <div role="group" aria-label={w.contestants} className="flex flex-wrap gap-2">
      {chosen.map((name, i) => (
        // The same one may be there twice: its place is its name.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={i} className="inline-flex items-center">
          <Select
            label={`${w.optimizer} ${i + 1}`}
            value={name}
            options={options}
            onChange={(value) => choose({ compare: chosen.with(i, value as OptimizerName) })}
          />
          <IconButton
            icon="close"
            label={w.remove(`${i + 1}`)}
            size="size-7"
            disabled={chosen.length <= 2}
            onClick={() => choose({ compare: chosen.toSpliced(i, 1) })}
          />
        </span>
      ))}
      {chosen.length < mostContestants && (
        <Button
          look="quiet"
          onClick={() => choose({ compare: [...chosen, optimizers.find((name) => !chosen.includes(name)) ?? 'sgd'] })}
        >
          <Icon name="plus" className="size-4" />
          {w.add}
        </Button>
      )}
    </div>
  );
}

const round = (wins: number): string => String(Number(wins.toFixed(1)));
const pText = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toPrecision(2)}`);

const atEdge = ({ sweep, rate }: Contestant): boolean =>
  rate === sweep[0].rate || rate === sweep[sweep.length - 1].rate;

function Result({ result }: { result: Comparison & { base: Parameters<typeof openContestant>[0] } }) {
  const words = useWords();
  const w = useRunsWords();
  const { contestants, steps, seeds, base } = result;
  const names = contestants.map(({ type }, i) => {
    const { label } = optionLabel(words, 'optimizer.type', type);
    const before = contestants.slice(0, i).filter((one) => one.type === type).length;
    return before > 0 ? `${label} ${before + 1}` : label;
  });
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="text-xs text-muted">
            <tr>
              {[w.compare.optimizer, w.compare.wins, w.compare.rate, w.compare.medianEnd].map((text) => (
                <th key={text} scope="col" className="py-1 pr-4 font-medium">
                  {text}
                </th>
              ))}
              <td aria-hidden />
            </tr>
          </thead>
          <tbody>
            {contestants.map((one, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <tr key={i} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-4 font-semibold">
                  <svg viewBox="0 0 26 8" aria-hidden className="mr-2 inline-block h-2 w-6.5">
                    <path d="M0 4H26" stroke={lookOf(i).color} strokeDasharray={lookOf(i).dash} strokeWidth="2.5" />
                  </svg>
                  {names[i]}
                </th>
                <td className="pr-4 tabular-nums">{w.compare.winsOf(round(one.wins), seeds)}</td>
                <td className="pr-4 tabular-nums">
                  {formatMeasured(one.rate)}
                  {atEdge(one) && <span className="block text-xs text-warn">{w.compare.edge}</span>}
                </td>
                <td className="pr-4 tabular-nums">{formatMeasured(median(one.ends))}</td>
                <td className="text-right">
                  <Button
                    look="quiet"
                    aria-label={`${w.open}: ${names[i]}`}
                    onClick={() => void openContestant(base, one)}
                  >
                    {w.open}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Verdicts result={result} names={names} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <figure>
          <figcaption className="pb-1 text-sm font-semibold">{w.compare.curves}</figcaption>
          <LossPlot
            label={w.compare.curves}
            steps={steps}
            height={260}
            curves={contestants.map(({ band }, i) =>
              Object.assign({ name: `${i} ${names[i]}`, losses: band.median, every: band.every, band }, lookOf(i)),
            )}
          />
        </figure>
        <figure>
          <figcaption className="pb-1 text-sm font-semibold">{w.compare.sweeps}</figcaption>
          <RatePlot
            label={w.compare.sweeps}
            height={260}
            lines={contestants.map(({ sweep, rate }, i) =>
              Object.assign({ name: `${i} ${names[i]}`, sweep, rate }, lookOf(i)),
            )}
          />
        </figure>
      </div>
    </>
  );
}

/** Each pair in a sentence: who is better, or that one cannot say. */
function Verdicts({ result: { pairs }, names }: { result: Comparison; names: readonly string[] }) {
  const w = useRunsWords().compare;
  const sentences = names.flatMap((a, i) =>
    names.slice(i + 1).map((b, k) => {
      const j = i + 1 + k;
      const [wins, losses, { p }] = [pairs[i][j].wins, pairs[j][i].wins, pairs[i][j]];
      if (wins + losses === 0) return w.even(a, b);
      if (p >= significant) return w.not(a, b, wins, losses, pText(p));
      return wins > losses ? w.significant(a, b, wins, losses, pText(p)) : w.significant(b, a, losses, wins, pText(p));
    }),
  );
  return (
    <section className="text-sm">
      <h3 className="pb-1 font-semibold">{w.verdicts}</h3>
      <ul className="list-disc space-y-0.5 pl-5">
        {sentences.map((sentence, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- replaced whole
          <li key={i}>{sentence}</li>
        ))}
      </ul>
      <p className="pt-1.5 text-xs text-muted">{w.test}</p>
    </section>
  );
}
